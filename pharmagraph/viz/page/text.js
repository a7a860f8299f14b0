// Elements and text. Text of documents only ever becomes text: nothing here, or after, parses markup.

const $ = (id) => document.getElementById(id);

// An element with attributes (a function listens to the event of its name) and children.
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const button = (text, click, attributes = {}) => el("button", { type: "button", click, ...attributes }, text);

// Control characters, and those that turn the direction of what stands around them.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

// A name fit for a label: in one line, in its own direction, no longer than there is room.
function brief(text, length = 60) {
  const clean = text.slice(0, 4 * length).replace(UNSEEN, "").trim();
  return clean.length > length ? clean.slice(0, length - 1).trimEnd() + "…" : clean || "(no name)";
}

// A name in the page, isolated: it cannot turn the direction of the words around it.
const name = (text, length = 120) => el("bdi", { title: text.length > length ? brief(text, 600) : null }, brief(text, length));

const count = (number, one, many = one + "s") => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

// A link out: only what Python has made an address of, and only ever by the user's own click.
function link(text, url) {
  if (!/^https?:\/\//.test(url)) return el("span", { class: "id" }, brief(text));
  return el("a", { class: "id", href: url, target: "_blank", rel: "noopener noreferrer" }, brief(text));
}

// Give the user a file.
function download(file, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  const anchor = el("a", { href: url, download: file });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

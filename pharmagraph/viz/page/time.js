// The filter by time: from one year to another, of the documents or of what the claims tell of.

const TIMES = { document: "when documents are from", said: "when things happened" };
const BINS = 40; // bars above the sliders, at most

// The spans of years that count for a claim: none for one without a date.
function spansOf(claim, of) {
  if (of === "said") return claim.years;
  return claim.document.year === null ? [] : [[claim.document.year, claim.document.year]];
}

function inTime(claim, time) {
  if (!time) return true;
  const spans = spansOf(claim, time.of);
  return spans.length ? spans.some(([first, last]) => first <= time.to && last >= time.from) : time.undated;
}

// Of each sort of time: the first and the last year, the spans of all claims, and how many claims have none.
let calendars = null;
function calendar(of) {
  calendars ??= Object.fromEntries(Object.keys(TIMES).map((sort) => {
    const spans = graph.claims.map((claim) => spansOf(claim, sort));
    const all = spans.flat();
    const first = all.reduce((least, span) => Math.min(least, span[0]), Infinity);
    const last = all.reduce((most, span) => Math.max(most, span[1]), -Infinity);
    return [sort, all.length ? { first, last, spans: all, undated: spans.filter((own) => !own.length).length } : null];
  }));
  return calendars[of];
}

const sortsOfTime = () => Object.keys(TIMES).filter(calendar);
const yearsOf = ({ from, to }) => (from === to ? String(from) : `${from}–${to}`);

function timeToAddress(time, parts) {
  parts.set("years", `${time.from}-${time.to}`);
  parts.set("years-of", time.of);
  if (time.undated) parts.set("undated", "1");
}

function timeOfAddress(parts) {
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(parts.get("years") ?? "") ?? [];
  const of = sortsOfTime().find((sort) => sort === parts.get("years-of"));
  return from && of ? narrowed({ of, from: Number(from), to: Number(to), undated: parts.get("undated") === "1" }) : null;
}

// The range within what there is; all of it is no filter.
function narrowed(time) {
  const { first, last } = calendar(time.of);
  const inside = (year) => Math.min(Math.max(year, first), last);
  const [from, to] = [inside(Math.min(time.from, time.to)), inside(Math.max(time.from, time.to))];
  return from === first && to === last ? null : { ...time, from, to };
}

let timeOf = null; // the sort that is offered while nothing is filtered

function timeFilter() {
  const sorts = sortsOfTime();
  if (!sorts.length) return [el("p", { class: "quiet" }, "No document in this file has a date, and no claim tells of a year.")];
  const of = view.time?.of ?? (sorts.includes(timeOf) ? timeOf : sorts[0]);
  const { first, last, undated } = calendar(of);
  const time = view.time ?? { of, from: first, to: last, undated: false };
  return [
    sorts.length > 1 ? el("div", { role: "radiogroup", "aria-label": "Which time" }, sorts.map((sort) => el("label", {},
      el("input", { type: "radio", name: "time-of", value: sort, checked: sort === of, "data-value": "time:of:" + sort, change: () => chooseTime(sort) }), TIMES[sort])))
      : el("p", { class: "quiet" }, TIMES[of]),
    bars(time),
    slider("from", time, (year) => ({ from: year, to: Math.max(year, time.to) })),
    slider("to", time, (year) => ({ from: Math.min(year, time.from), to: year })),
    view.time && undated ? el("label", {}, el("input", { type: "checkbox", checked: time.undated, "data-value": "time:undated", change: (event) => go({ time: { ...time, undated: event.target.checked } }) }),
      `also ${count(undated, "claim")} without a year`) : null,
  ];
}

function chooseTime(sort) {
  timeOf = sort;
  if (view.time) go({ time: null });
  drawFilters();
}

// A slider that shows the year while it is moved, and filters when it is let go.
function slider(end, time, moved) {
  const { first, last } = calendar(time.of);
  const year = el("output", {}, String(time[end]));
  return el("label", { class: "year" }, el("span", {}, end), el("input", {
    type: "range", min: first, max: last, step: 1, value: time[end], disabled: first === last, "data-value": "time:" + end,
    "aria-label": `${end} year, ${TIMES[time.of]}`, "aria-valuetext": String(time[end]),
    input: (event) => {
      year.textContent = event.target.value;
      event.target.setAttribute("aria-valuetext", event.target.value);
    },
    change: (event) => go({ time: narrowed({ ...time, ...moved(Number(event.target.value)) }) }, "time-" + end),
  }), year);
}

// How many claims there are in each stretch of the years; those within the range are dark.
function bars(time) {
  const { first, last, spans } = calendar(time.of);
  const step = Math.ceil((last - first + 1) / BINS);
  const counts = Array.from({ length: Math.ceil((last - first + 1) / step) }, () => 0);
  for (const [from, to] of spans) for (let bin = Math.floor((from - first) / step); bin <= Math.floor((to - first) / step); bin += 1) counts[bin] += 1;
  const most = Math.max(...counts);
  const drawn = counts.map((number, bin) => {
    const within = first + bin * step <= time.to && first + (bin + 1) * step > time.from;
    const height = number ? Math.max(1.5, 26 * number / most) : 0;
    return svg("rect", { x: bin, y: 28 - height, width: 0.8, height, class: within ? "within" : "outside" });
  });
  return svg("svg", { viewBox: `0 0 ${counts.length - 0.2} 28`, preserveAspectRatio: "none", class: "years", "aria-hidden": "true" }, ...drawn);
}

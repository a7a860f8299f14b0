"""How questions and their answers are labelled in a text: "Q:", "Question 2.", "A:", as regular expressions.

In an interview the names of those who speak are their labels: "Dr Lee: ...".
"""

QUESTION_LABEL = r"(?i:q|question|faq)\s?\d*\s?[:.)]"
ANSWER_LABEL = r"(?i:a|answer|re)\s?\d*\s?[:.)]"
SPEAKER = r"[A-Za-z][\w.'\u2019-]*(?:\s[\w.'\u2019-]+){0,2}:"

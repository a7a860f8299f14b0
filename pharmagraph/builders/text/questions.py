"""How questions and their answers are labelled in a text: "Q:", "Question 2.", "A:", as regular expressions."""

QUESTION_LABEL = r"(?i:q|question|faq)\s?\d*\s?[:.)]"
ANSWER_LABEL = r"(?i:a|answer|re)\s?\d*\s?[:.)]"

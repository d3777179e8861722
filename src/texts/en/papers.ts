// Papers: their kinds, their pages, the check of a paper by anybody, and the texts that administrators change.
export const papers = {
  'paper.kind.receipt': 'Receipt',
  'paper.kind.acceptance': 'Notice of acceptance',
  'paper.kind.tolerant': 'Notice of tolerant acceptance',
  'paper.kind.one_time_notice': 'One-time notice of what is missing',
  'paper.kind.not_accepted': 'Notice that no licence is needed',
  'paper.kind.refusal': 'Decision not to accept',
  'paper.kind.special_procedure': 'Notice of a special procedure',
  'paper.kind.resumption': 'Notice that the limit runs again',
  'paper.kind.extension': 'Notice of extension',
  'paper.kind.tolerant_promise': 'Promise of the missing material',
  'paper.kind.commitment': 'Notice and commitment',
  'paper.kind.supplement_receipt': 'Receipt for material',
  'paper.kind.lateness': 'Explanation of lateness',
  'paper.kind.decision': 'Decision',
  'paper.kind.delivery': 'Proof of delivery',
  'paper.kind.verification': 'Outcome of verification',
  'paper.kind.rectification': 'Order to rectify',
  'paper.kind.acceptance_revocation': 'Decision to revoke acceptance',
  'paper.kind.withdrawal': 'Notice of withdrawal',
  'paper.kind.termination': 'Decision to terminate',
  'paper.kind.licence_revocation': 'Decision to revoke the licence',
  'paper.kind.licence_recall': 'Decision to recall the licence',
  'paper.kind.licence_cancellation': 'Decision to cancel the licence',
};

export const paperErrors = {
  paper_without_event:
    'Nothing has happened yet of which a "{paperKind}" could tell. Record that step first.',
  paper_text_broken:
    'The text of "{paperKind}" is broken: {field}, line {line}, {fault} ({word}). An administrator has to mend it first.',
  paper_already_issued:
    '"{paperKind}" {number} has been issued for this already. To change it, void it and issue it anew.',
  paper_not_late: 'This case is not late; there is nothing to explain.',
  paper_already_void: '{number} is void already.',
  text_syntax: '{atLine}cannot be read: {word}.',
  text_variable_unknown: '{atLine}there is no variable "{word}"; the list shows those that there are.',
  text_filter_unknown:
    '{atLine}there is no filter "{word}"; there are default, size, first, last, join, map, strip, append and prepend.',
  text_tag_unknown: '{atLine}"{word}" cannot be used; if, unless, case, for, assign and comment can.',
  text_too_much: '{atLine}longer, or with more rounds, than any paper needs.',
  duplicate_word: 'The word {word} for numbers is also that of {first}.',
};

/** Why answers of a register cannot be kept, and what to do; the same at the form, in an import and in its error file. */
export const PROBLEMS = {
  'more-than-all': ['超过总数，请核对。', 'More than there is in all; check it.'],
  'alarm-values-fall': [
    '报警值应当由低到高：低报、高报、高高报。',
    'Alarm values rise: low, high, high-high.',
  ],
  'unknown-chemical': [
    '第 {line} 种化学品“{words}”不在 GB 18218 表1中。请改用表1的名称或序号，或补填表2的类别（如 W5.3）。',
    'Chemical {line}, “{words}”, is not in table 1 of GB 18218. Use its name or number there, or add a class of table 2, such as W5.3.',
  ],
  'ambiguous-chemical': [
    '第 {line} 种化学品“{words}”不明确，请填全称：{offered}。',
    'Chemical {line}, “{words}”, is not clear; give the full name: {offered}.',
  ],
  'unknown-chemical-class': [
    '第 {line} 种化学品的类别“{words}”不在 GB 18218 表2中，请写成 J1、W5.3 这样。',
    'The class “{words}” of chemical {line} is not in table 2 of GB 18218; write it like J1 or W5.3.',
  ],
} as const;

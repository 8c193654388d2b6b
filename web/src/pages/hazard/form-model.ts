import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import { type Fen, formatYuan, isFen, parseMoney } from '@zhiben/domain/values/money.ts';

/** One answer as it stands in the form: what was typed, chosen or ticked, or the ids of files. */
export type Answer = string | boolean | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

/** The fields with what is asked of this case and because of these answers: the same definition that the server reads. */
export function askedOf(
  fields: readonly InputField[],
  hazard: Pick<Hazard, 'grade' | 'criterionId'>,
  answers: Answers,
): readonly InputField[] {
  return fields.map((field) =>
    field.asked?.when(answers, hazard) === true ? { ...field, required: true } : field,
  );
}

/** Moves that begin from what the record says; in the others it would only be in the way. */
const FROM_RECORD: readonly string[] = ['confirm', 'order', 'plan', 'amend'];

/** What a form shows before anybody types: nothing that the record already holds is asked again. */
export function prefill(move: string, fields: readonly InputField[], hazard: Hazard): Answers {
  if (!FROM_RECORD.includes(move)) return {};
  const plan = hazard.fields['plan'];
  const known: Readonly<Record<string, unknown>> = {
    ...hazard.fields,
    ...hazard,
    ...(move === 'plan' ? { ...(typeof plan === 'object' ? plan : {}), responsibleId: hazard.ownerId } : {}),
  };
  const answers: Record<string, Answer> = {};
  for (const field of fields) {
    const value = known[field.name];
    if (field.type === 'files') continue;
    if (field.type === 'money') {
      if (isFen(value)) answers[field.name] = formatYuan(value as Fen).replaceAll(',', '');
    } else if (typeof value === 'string' && value !== '') answers[field.name] = value;
  }
  if (move === 'plan' && answers['dueOn'] === undefined && hazard.dueOn !== null)
    answers['dueOn'] = hazard.dueOn;
  return answers;
}

/** Lays what was typed before over a fresh form. What the form no longer asks, or no longer takes, is left out. */
export function mergeDraft(
  fields: readonly InputField[],
  start: Answers,
  draft: Readonly<Record<string, unknown>>,
): Answers {
  const merged: Record<string, Answer> = { ...start };
  for (const field of fields) {
    const kept = draft[field.name];
    if (fits(field, kept)) merged[field.name] = kept;
  }
  return merged;
}

function fits(field: InputField, value: unknown): value is Answer {
  if (field.type === 'files') return Array.isArray(value) && value.every((id) => typeof id === 'string');
  if (field.type === 'yes-no') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  return field.type !== 'choice' || value === '' || field.options.includes(value);
}

/** What is missing or cannot be read, by field: codes with a sentence each. */
export function faults(fields: readonly InputField[], answers: Answers): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const field of fields) {
    const answer = answers[field.name];
    if (field.type === 'files') {
      const least = field.least ?? (field.required === true ? 1 : 0);
      if ((Array.isArray(answer) ? answer.length : 0) < least) found[field.name] = 'photo-missing';
    } else if (typeof answer !== 'string' || answer.trim() === '') {
      if (field.required === true && typeof answer !== 'boolean')
        found[field.name] = field.asked?.code ?? 'answer-missing';
    } else if (field.type === 'money' && readMoney(answer) === undefined)
      found[field.name] = 'money-unreadable';
  }
  return found;
}

/** The answers as the server wants them: trimmed, money in 分, nothing empty. */
export function toInput(fields: readonly InputField[], answers: Answers): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const answer = answers[field.name];
    if (typeof answer === 'boolean') input[field.name] = answer;
    else if (typeof answer === 'string') {
      const words = answer.trim();
      if (words !== '') input[field.name] = field.type === 'money' ? readMoney(words) : words;
    } else if (answer !== undefined && answer.length > 0) input[field.name] = answer;
  }
  return input;
}

/** An amendment names only what it changes, so that the story does too. */
export function onlyChanged(
  input: Readonly<Record<string, unknown>>,
  start: Readonly<Record<string, unknown>>,
) {
  return Object.fromEntries(Object.entries(input).filter(([name, value]) => value !== start[name]));
}

export function fileIdsIn(fields: readonly InputField[], answers: Answers): string[] {
  return fields.flatMap((field) => {
    const ids = answers[field.name];
    return field.type === 'files' && Array.isArray(ids) ? ids : [];
  });
}

function readMoney(typed: string): Fen | undefined {
  const amount = parseMoney(typed);
  return amount === undefined || amount < 0 ? undefined : amount;
}

/** `hazard.accident-type.fire`: the words of a choice are named after its field. */
export function choiceText(field: string, option: string): string {
  return `hazard.${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.${option}`;
}

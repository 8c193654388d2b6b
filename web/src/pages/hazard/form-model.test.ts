import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import { FIVE_COMMITMENTS } from '@zhiben/domain/kinds/hazard/fields.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { inputSchema } from '@zhiben/domain/primitives/lifecycle.ts';
import { describe, expect, test } from 'vitest';
import { askedOf, choiceText, faults, mergeDraft, onlyChanged, prefill, toInput } from './form-model.ts';
import { fieldsOf, STEPS, stepOf, whatNow } from './moves.ts';

const hazard = {
  state: 'ordered',
  grade: 'major',
  title: '硝化釜联锁未投用',
  description: '',
  dueOn: '2026-12-03',
  ownerId: null,
  departmentId: null,
  fields: { plan: { measures: '恢复联锁', money: 1250050 } },
} as unknown as Hazard;

describe('the form of a move', () => {
  test('shows what the record already holds, money in yuan, and asks the term that was ordered', () => {
    expect(prefill('plan', fieldsOf('plan'), hazard)).toEqual({
      measures: '恢复联锁',
      money: '12500.50',
      dueOn: '2026-12-03',
    });
  });

  test('does not offer the present grade where another is asked', () => {
    expect(prefill('propose-grade', fieldsOf('propose-grade'), hazard)).toEqual({});
  });

  test('sends trimmed words and money in fen, and leaves out what is empty', () => {
    const input = toInput(fieldsOf('submit'), {
      done: ' 已更换 ',
      spent: '1.2万元',
      after: ['f'],
      documents: [],
    });
    expect(input).toEqual({ done: '已更换', spent: 1_200_000, after: ['f'] });
  });

  test('names what is missing or unreadable, field by field', () => {
    expect(faults(fieldsOf('submit'), { done: ' ', spent: '很多' })).toEqual({
      done: 'answer-missing',
      spent: 'money-unreadable',
      after: 'photo-missing',
    });
  });

  test('has no fault exactly when the server takes its answers', () => {
    const id = '0193d5a0-0000-7000-8000-000000000001';
    const full: Record<string, string> = {
      'long-text': '说明',
      text: '说明',
      date: '2026-12-01',
      money: '3',
      criterion: 'x',
    };
    for (const move of Object.keys(hazardLifecycle.moves)) {
      const fields = fieldsOf(move);
      const answers = Object.fromEntries(
        fields.map((f) => [
          f.name,
          f.type === 'files' ? [id] : f.type === 'choice' ? (f.options[0] ?? '') : (full[f.type] ?? id),
        ]),
      );
      expect(faults(fields, answers)).toEqual({});
      expect(inputSchema(fields).safeParse(toInput(fields, answers)).success).toBe(true);
      const asked = fields.filter((f) => f.required === true).map((f) => f.name);
      expect(Object.keys(faults(fields, {}))).toEqual(asked);
      if (asked.length > 0) expect(inputSchema(fields).safeParse(toInput(fields, {})).success).toBe(false);
    }
  });

  test('asks a major hazard for all five commitments, and for a criterion once it is graded', () => {
    const required = (move: string, of: Hazard, answers = {}) =>
      askedOf(fieldsOf(move), of, answers)
        .filter((field) => field.required === true)
        .map((field) => field.name);
    expect(required('plan', hazard)).toEqual([...FIVE_COMMITMENTS]);
    expect(required('plan', { ...hazard, grade: 'general' })).toEqual([]);
    const plain = { ...hazard, criterionId: null };
    expect(required('confirm', plain, { grade: 'major' })).toEqual(['grade', 'criterionId']);
    expect(required('confirm', plain, { grade: 'general' })).toEqual(['grade']);
  });

  test('lays a draft over the form, but nothing that the form does not take', () => {
    const merged = mergeDraft(
      fieldsOf('confirm'),
      { grade: 'general' },
      { grade: 'terrible', defence: 'people', criterionId: 7, gone: 'x', accidentType: 'fire' },
    );
    expect(merged).toEqual({ grade: 'general', defence: 'people', accidentType: 'fire' });
  });

  test('an amendment names only what it changes', () => {
    expect(
      onlyChanged({ title: '新', place: '原处', reason: '笔误' }, { title: '旧', place: '原处' }),
    ).toEqual({
      title: '新',
      reason: '笔误',
    });
  });

  test('has a word for every choice, in every form', () => {
    for (const move of Object.keys(hazardLifecycle.moves)) {
      for (const field of fieldsOf(move)) {
        expect(Object.keys(hazardTexts)).toContain(`hazard.input.${field.name}`);
        if (field.type !== 'choice') continue;
        for (const option of field.options)
          expect(Object.keys(hazardTexts)).toContain(choiceText(field.name, option));
      }
    }
  });
});

describe('what you can do now', () => {
  test('is one main move, the one that leads further', () => {
    const now = whatNow(
      [
        { move: 'plan', refusal: null },
        { move: 'start', refusal: null },
      ],
      'planned',
    );
    expect(now).toMatchObject({ main: 'start', others: ['plan'] });
  });

  test('sends whoever may verify to the page with both pictures', () => {
    const now = whatNow(
      ['verify', 'partly', 'return', 'note'].map((move) => ({ move, refusal: null })),
      'submitted',
    );
    expect(now).toMatchObject({ main: 'verify', others: ['note'] });
    expect(whatNow([{ move: 'return', refusal: null }], 'submitted').others).toEqual(['return']);
  });

  test('says why a step of this state is not possible, and nothing about steps of other states', () => {
    const now = whatNow(
      [
        { move: 'verify', refusal: 'same-person' },
        { move: 'start', refusal: 'plan-missing' },
        { move: 'confirm', refusal: 'not-permitted' },
        { move: 'grant-extension', refusal: 'no-extension-asked' },
        { move: 'order', refusal: 'wrong-state' },
      ],
      'ordered',
    );
    expect(now.cannot.map((each) => each.move)).toEqual(['verify', 'start']);
    const reported = whatNow([{ move: 'confirm', refusal: 'not-permitted' }], 'reported');
    expect(reported.cannot).toMatchObject([{ move: 'confirm', by: ['desk', 'inspector'] }]);
  });
});

test('every state of the lifecycle is a step of the way, or has left it', () => {
  for (const state of hazardLifecycle.states) {
    const step = stepOf(state);
    if (step === undefined) expect(['dismissed', 'merged']).toContain(state);
    else expect(STEPS).toContain(step);
  }
});

import { standards } from '@zhiben/domain/standards/criteria.ts';
import { describe, expect, it } from 'vitest';
import { standardsTexts } from '../../texts/standards.ts';
import { inForce, marked } from './validity-words.ts';

describe('the words about a standard', () => {
  it('exist for every standard that is held', () => {
    for (const standard of standards) {
      expect(standardsTexts).toHaveProperty([inForce(standard).key]);
      expect(standardsTexts).toHaveProperty([`confidence.${standard.confidence}`]);
    }
  });

  it('mark what was said, the longest stretch first, and lose nothing', () => {
    const pieces = marked('铸造井旁冷却水没有流量报警', ['冷却水', '水', '流量报警']);
    expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['冷却水', '流量报警']);
    expect(pieces.map(({ text }) => text).join('')).toBe('铸造井旁冷却水没有流量报警');
  });
});

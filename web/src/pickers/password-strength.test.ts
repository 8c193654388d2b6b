import { describe, expect, it } from 'vitest';
import { passwordStrength } from './password-strength.ts';

describe('the hint beside a new password', () => {
  it('says when it is too short to be taken', () => {
    expect(passwordStrength('Ab3$ef7!x')).toBe('short');
  });

  it('does not call a password good that anybody tries first', () => {
    for (const tried of ['password123456', '12345678901234567890', 'aaaaaaaaaaaaaaaa', 'admin888888'])
      expect(passwordStrength(tried)).toBe('guessable');
  });

  it('does not count the user name', () => {
    expect(passwordStrength('wangjianguo2', ['wangjianguo'])).toBe('guessable');
  });

  it('calls length good without asking for signs', () => {
    expect(passwordStrength('hongse tuolaji kaiguo chacheng')).toBe('good');
    expect(passwordStrength('茶城门口有两只灰猫天天晒着太阳打盹')).toBe('good');
    expect(passwordStrength('tuolajikaig')).toBe('fair');
  });
});

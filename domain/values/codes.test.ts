import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identityCheckCharacter,
  identityNumberProblem,
  isUscc,
  organisationCheckCharacter,
  organisationCodeProblem,
  readMobileNumber,
  usccCheckCharacter,
  usccProblem,
} from './codes.ts';

const SPECIMEN = '91350100M000100Y43';
const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

const anyUscc = fc
  .tuple(
    fc.constantFrom(...'159Y'),
    fc.constantFrom(...'1239'),
    digits(6),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
  )
  .map(([registrar, kind, region, body]) => {
    const head = `${registrar}${kind}${region}${body.join('')}`;
    return head + usccCheckCharacter(head);
  });

describe('a unified social credit code', () => {
  it('is accepted when it is the specimen of the standard', () => {
    expect(usccCheckCharacter(SPECIMEN.slice(0, 17))).toBe('3');
    expect(isUscc(SPECIMEN)).toBe(true);
  });

  it('is accepted in small letters, full width and with spaces', () => {
    expect(isUscc(' 91350100 m000100y43 ')).toBe(true);
    expect(isUscc('９１３５０１００Ｍ０００１００Ｙ４３')).toBe(true);
  });

  it.each([
    ['', { code: 'length' }],
    [SPECIMEN.slice(1), { code: 'length' }],
    ['91350100M000100Y44', { code: 'check-digit', at: 17, expected: '3' }],
    ['9135O100M000100Y43', { code: 'alphabet', at: 4, expected: '0' }],
    ['9135#100M000100Y43', { code: 'alphabet', at: 4 }],
  ])('%j is refused with a code and a hint', (typed, problem) => expect(usccProblem(typed)).toEqual(problem));

  it('is refused for a registrar or a region that cannot be', () => {
    const sealed = (head: string) => head + usccCheckCharacter(head);
    expect(usccProblem(sealed('B1350100M000100Y4'))).toEqual({ code: 'registrar', at: 0 });
    expect(usccProblem(sealed('9135A100M000100Y4'))).toEqual({ code: 'region', at: 4 });
  });

  it('never survives the change of one character', () => {
    fc.assert(
      fc.property(anyUscc, fc.nat(17), fc.constantFrom(...ALPHABET), (code, at, other) => {
        expect(isUscc(code)).toBe(true);
        fc.pre(code.charAt(at) !== other);
        expect(isUscc(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe('an organisation code', () => {
  it('is accepted with its hyphen, and its check character may be X or 0', () => {
    expect(organisationCodeProblem('M000100Y-4')).toBeUndefined();
    expect(organisationCheckCharacter('00000000')).toBe('0');
    expect(organisationCheckCharacter('0000000A')).toBe('2');
    expect(organisationCodeProblem('M000100Y5')).toEqual({ code: 'check-digit', at: 8, expected: '4' });
    expect(organisationCodeProblem('M00010')).toEqual({ code: 'length' });
  });

  it('never survives the change of one digit into another', () => {
    fc.assert(
      fc.property(digits(8), fc.nat(7), fc.nat(9), (body, at, other) => {
        const code = body + organisationCheckCharacter(body);
        expect(organisationCodeProblem(code)).toBeUndefined();
        fc.pre(code.charAt(at) !== String(other));
        expect(organisationCodeProblem(code.slice(0, at) + other + code.slice(at + 1))?.code).toBe(
          'check-digit',
        );
      }),
    );
  });
});

describe('an identity number', () => {
  it('is accepted when it is the specimen of the standard', () => {
    expect(identityNumberProblem('11010519491231002X')).toBeUndefined();
    expect(identityNumberProblem('11010519491231002x')).toBeUndefined();
  });

  it.each([
    ['110105491231002', { code: 'length' }],
    ['110105194912310021', { code: 'check-digit', at: 17, expected: 'X' }],
    ['11010519491231OO2X', { code: 'alphabet', at: 14, expected: '0' }],
  ])('%j is refused with a code and a hint', (typed, problem) =>
    expect(identityNumberProblem(typed)).toEqual(problem),
  );

  it('is refused when the birthday does not exist', () => {
    const head = '11010519490230002';
    expect(identityNumberProblem(head + identityCheckCharacter(head))).toEqual({ code: 'birth-date', at: 6 });
  });

  it('never survives the change of one digit', () => {
    const body = '34042119880815123';
    const code = body + identityCheckCharacter(body);
    expect(identityNumberProblem(code)).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(17), fc.nat(9), (at, other) => {
        fc.pre(code.charAt(at) !== String(other));
        expect(identityNumberProblem(code.slice(0, at) + other + code.slice(at + 1))).toBeDefined();
      }),
    );
  });
});

describe('a mobile number', () => {
  it.each([
    '13900001111',
    '139 0000 1111',
    '139-0000-1111',
    '+86 13900001111',
    '8613900001111',
    '１３９００００１１１１',
  ])('is read from %j', (typed) => expect(readMobileNumber(typed)).toBe('13900001111'));
  it.each(['12900001111', '1390000111', '05548888888', '139000011112', ''])('is not read from %j', (typed) =>
    expect(readMobileNumber(typed)).toBeUndefined(),
  );
});

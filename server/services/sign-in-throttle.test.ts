import { expect, it } from 'vitest';
import { SignInThrottle } from './sign-in-throttle.ts';

function throttle() {
  const clock = { ms: 1_000_000 };
  return { clock, doors: new SignInThrottle(() => clock.ms) };
}

it('lets a name fail eight times, then once in twenty seconds', () => {
  const { clock, doors } = throttle();
  for (let i = 0; i < 8; i += 1) expect(doors.take('lin')).toBeUndefined();
  expect(doors.take('lin')).toBe(20);
  expect(doors.take('qian')).toBeUndefined();
  clock.ms += 19_500;
  expect(doors.take('lin')).toBe(1);
  clock.ms += 500;
  expect(doors.take('lin')).toBeUndefined();
  expect(doors.take('lin')).toBe(20);
});

it('forgets what failed once the name is entered', () => {
  const { doors } = throttle();
  for (let i = 0; i < 100; i += 1) {
    expect(doors.take('lin')).toBeUndefined();
    doors.succeeded('lin');
  }
});

it('slows down guesses at ever other names, and forgives with time', () => {
  const { clock, doors } = throttle();
  for (let i = 0; i < 300; i += 1) expect(doors.take(`name-${i}`)).toBeUndefined();
  expect(doors.take('another')).toBe(1);
  clock.ms += 60_000;
  for (let i = 0; i < 300; i += 1) expect(doors.take(`new-${i}`)).toBeUndefined();
});

it('keeps no more names than it has room for', () => {
  const { clock, doors } = throttle();
  for (let i = 0; i < 8; i += 1) doors.take('victim');
  for (let i = 0; i < 9_990; i += 1) {
    clock.ms += 1;
    doors.take(`name-${i}`);
    doors.succeeded('nobody');
  }
  // A name that still waits is not forgotten as long as there is room.
  expect(doors.take('victim')).toBeDefined();
});

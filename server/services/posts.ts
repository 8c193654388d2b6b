import type { PersonForm } from '@zhiben/domain/contract/world.ts';
import type { z } from 'zod';
import type { PostRecord } from '../store/people.ts';
import { type Refused, refused } from './refusals.ts';

type PostInput = z.output<typeof PersonForm>['posts'][number];

/**
 * What has to be written so that these posts are held. Posts that are not named stay: history is never removed, a
 * post ends by its last day. A new post is always one in the person's present organisation.
 */
export function postsToWrite(
  held: readonly PostRecord[],
  wanted: readonly PostInput[],
  organisationId: string | null | undefined,
): { made: PostRecord[]; changed: PostRecord[] } | Refused {
  const made: PostRecord[] = [];
  const changed: PostRecord[] = [];
  for (const [index, { id, post, from, to }] of wanted.entries()) {
    if (to !== null && to < from) return refused('post-ends-before-it-begins', `posts.${index}.to`);
    const before = held.find((h) => h.id === id);
    if (before === undefined) {
      if (organisationId == null) return refused('post-needs-organisation', `posts.${index}`);
      made.push({ id, organisationId, post, fromOn: from, toOn: to });
    } else if (before.post !== post || before.fromOn !== from || before.toOn !== to) {
      changed.push({ ...before, post, fromOn: from, toOn: to });
    }
  }
  return { made, changed };
}

/** The posts of the form, and an end today for every post that is still held and for which it names none. */
export function endPosts(
  held: readonly PostRecord[],
  wanted: readonly PostInput[],
  today: string,
): PostInput[] {
  const open = held.filter(({ toOn, fromOn }) => toOn === null && fromOn <= today).map(({ id }) => id);
  const ended = wanted.map((p) => (open.includes(p.id) && p.to === null ? { ...p, to: today } : p));
  const silent = held.filter(({ id }) => open.includes(id) && !wanted.some((p) => p.id === id));
  return [
    ...ended,
    ...silent.map(({ id, post, fromOn }) => ({
      id,
      post: post as PostInput['post'],
      from: fromOn,
      to: today,
    })),
  ];
}

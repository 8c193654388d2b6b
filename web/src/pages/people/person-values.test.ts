import type { PersonRow } from '@zhiben/domain/contract/world.ts';
import { describe, expect, it } from 'vitest';
import { accountState, bodyOf, emptyPerson, faultsOf, valuesOf } from './person-values.ts';

const organisationId = '019ab3a0-0000-7000-8000-000000000010';
const wang: PersonRow = {
  authorityId: '019ab3a0-0000-7000-8000-000000000001',
  id: '019ab3a0-0000-7000-8000-000000000011',
  name: '王建国',
  phone: '13800138000',
  email: null,
  organisationId,
  organisationName: '凤台县淮河铝业有限公司',
  departmentId: null,
  departmentName: null,
  identified: true,
  active: true,
  version: 2,
  posts: [
    {
      id: '019ab3a0-0000-7000-8000-000000000012',
      post: 'safety-officer',
      organisationId,
      from: '2024-03-01',
      to: null,
    },
    {
      id: '019ab3a0-0000-7000-8000-000000000013',
      post: 'operations-lead',
      organisationId: '019ab3a0-0000-7000-8000-000000000099',
      from: '2020-01-01',
      to: '2024-02-29',
    },
  ],
  account: null,
};

describe('the form of a person', () => {
  it('sends the posts of the present organisation and leaves older ones alone', () => {
    expect(bodyOf(valuesOf(wang), 2)).toEqual({
      name: '王建国',
      phone: '13800138000',
      email: null,
      organisationId,
      departmentId: null,
      active: true,
      posts: [{ id: wang.posts[0]?.id, post: 'safety-officer', from: '2024-03-01', to: null }],
      seenVersion: 2,
    });
  });

  it('never sends an organisation and a department at once', () => {
    const moved = { ...valuesOf(wang), workplace: 'department' as const, departmentId: 'd' };
    expect(bodyOf(moved, 2)).toMatchObject({ organisationId: null, departmentId: 'd', posts: [] });
  });

  it('asks for what is missing', () => {
    const post = { id: 'p', post: 'principal' as const, from: '2025-01-01', to: '2024-12-31', kept: false };
    expect(faultsOf({ ...emptyPerson(null), posts: [post] })).toEqual({
      name: 'name',
      organisationId: 'organisation',
      p: 'post-order',
    });
    expect(faultsOf(valuesOf(wang))).toEqual({});
  });

  it('tells an invitation from an account', () => {
    const account = { username: null, roles: [], active: false, invited: true };
    expect(accountState({ account: null })).toBe('none');
    expect(accountState({ account })).toBe('invited');
    expect(accountState({ account: { ...account, username: 'wangjg', active: true } })).toBe('active');
    expect(accountState({ account: { ...account, username: 'wangjg', active: false } })).toBe('ended');
  });
});

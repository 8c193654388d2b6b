import { describe, expect, it } from 'vitest';
import { ENTERPRISE_ROLES, ROLES } from './reach.ts';
import { roleFits, rolesToGive, scopeFor } from './role-scope.ts';

describe('roles and reach', () => {
  it('gives people of an enterprise the roles of an enterprise and nobody else any of them', () => {
    for (const role of ROLES) {
      const ofEnterprise = ENTERPRISE_ROLES.includes(role);
      expect(roleFits(role, 'organisation')).toBe(ofEnterprise);
      expect(roleFits(role, 'authority')).toBe(!ofEnterprise);
    }
    expect(ROLES.filter((role) => roleFits(role, 'department'))).toEqual([
      'inspector',
      'verifier',
      'leader',
      'expert',
    ]);
  });

  it('lets nobody give a role above his own: only administrators make administrators', () => {
    for (const role of ROLES) expect(rolesToGive([role]).has('administrator')).toBe(role === 'administrator');
    expect([...rolesToGive(['enterprise-admin'])]).toEqual([...ENTERPRISE_ROLES]);
    expect([...rolesToGive(['inspector', 'verifier', 'leader', 'expert'])]).toEqual([]);
  });

  it('takes the reach from where somebody works', () => {
    expect(scopeFor({ organisationId: 'o', departmentId: null })).toBe('organisation');
    expect(scopeFor({ organisationId: null, departmentId: 'd' })).toBe('department');
    expect(scopeFor({ organisationId: null, departmentId: null })).toBe('authority');
  });
});

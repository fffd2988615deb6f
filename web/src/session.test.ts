import { describe, expect, it } from 'vitest';
import { whyNot } from './session';

const session = { user: 'olivia', role: 'OPERATOR' as const, readOnly: false, loginRequired: true, masked: [] };

describe('whyNot', () => {
  it('lets operators change things, and whoever nobody has asked', () => {
    expect(whyNot(session)).toBeNull();
    expect(whyNot(null)).toBeNull();
  });

  it('says that a viewer only looks', () => {
    expect(whyNot({ ...session, user: 'victor', role: 'VIEWER' })).toBe('victor may look, and change nothing.');
  });

  it('says that a dashboard is read-only, to operators too', () => {
    expect(whyNot({ ...session, readOnly: true })).toBe('This dashboard is read-only.');
  });
});

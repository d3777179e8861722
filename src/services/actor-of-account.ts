// From a stored account to the actor that verbs ask about, and how usernames are spelled.
import type { AccountRecord } from '../store/accounts.ts';
import { type Actor, type Role, roles } from './access.ts';

export const usernameShape = /^[a-z0-9][a-z0-9._-]{2,31}$/;

/** As people type it: capitals and spaces around it do not matter. */
export const readUsername = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

export const isRole = (text: string): text is Role => roles.some((role) => role === text);
export const rolesOf = (record: AccountRecord): readonly Role[] => record.roles.filter(isRole);

/** An account without a region reaches no region. */
export const actorOf = (record: AccountRecord): Actor => ({
  username: record.username,
  name: record.name,
  roles: rolesOf(record),
  department: record.department,
  region: record.region ?? '',
  creditCode: record.creditCode,
});

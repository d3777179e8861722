// English words of the owners' links.
import type { links as zh, linkErrors as zhErrors } from '../zh-CN/links.ts';

export const links: Record<keyof typeof zh, string> = {
  'event.make_link': 'Link made',
  'event.revoke_link': 'Link revoked',
  'links.title': 'Owner’s links',
  'links.sub':
    'Whoever holds a link sees this project without an account, hands in supplements and reports problems; no other project. The QR code on the receipt is such a link.',
  'links.list': 'Links made',
  'links.count': '{n} in use',
  'links.empty': 'No link yet',
  'links.emptyBody':
    'One is made when a receipt is printed. You may also make one for a partner below and revoke it alone.',
  'links.col.for': 'For',
  'links.col.made': 'Made',
  'links.col.until': 'Works until',
  'links.col.used': 'Last used',
  'links.col.state': 'State',
  'links.col.action': 'Action',
  'links.purpose.receipt': 'Printed on the receipt',
  'links.purpose.sharing': 'For passing on',
  'links.state.live': 'In use',
  'links.state.expired': 'Expired',
  'links.state.revoked': 'Revoked',
  'links.never': 'Not used yet',
  'links.show': 'QR code',
  'links.revoke': 'Revoke',
  'links.revokeOf': 'Revoke the link: {name}',
  'links.new': 'Another link',
  'links.note': 'For whom',
  'links.noteHint': 'Optional, e.g. “Li, design office”; seen only by those who manage links',
  'links.until': 'Works until',
  'links.untilHint': 'Left out: {days} days, until {date}',
  'links.make': 'Make the link',
  'links.address': 'Address of the link',
  'links.qr': 'Scan to open',
  'links.care':
    'Whoever has this address sees the project. Revoke it when it is not needed any more; it stops at once.',
  'links.entry': 'Owner’s links',
};

export const linkErrors: Record<keyof typeof zhErrors, string> = {
  link_until_past: 'The last day must be today ({today}) or later.',
  link_until_far: 'The last day may be {latest} at the latest.',
  too_many_links: 'A project has at most {max} links in use at once; revoke those that are not needed.',
  link_unknown: 'This link does not open anything.',
};

// Material of a case: its list, files handed in and checked, originals, paper that changes hands, certificates of the owner.
import type { material as zh, materialErrors as zhErrors } from '../zh-CN/material.ts';

export const material: Readonly<Record<keyof typeof zh, string>> = {
  'event.file_material': 'Material handed in',
  'event.accept_material': 'Material taken',
  'event.return_material': 'Material returned',
  'event.see_original': 'Original seen',
  'event.hand_over_material': 'Paper handed over',
  'history.material.check': 'to be checked by the window',
  'history.material.supplies': 'noted as supplied on the day of arrival',
  'history.material.handed': '{giver} to {taker}',
  'material.state.pending': 'waiting for a check',
  'material.state.accepted': 'taken',
  'material.state.returned': 'returned',
  'health.job.sweep-files': 'Clearing of unused uploads',
};

export const materialErrors: Readonly<Record<keyof typeof zhErrors, string>> = {
  file_empty:
    'The file is empty (0 bytes) and was not taken. Please see whether it opens, then choose it again.',
  file_too_large:
    'The file is larger than {max} and was not taken. Please compress it, scan it coarser, or split it.',
  file_kind_unknown:
    'By its content this is no file that can be taken. Accepted: {allowed}. Please unpack archives and upload file by file.',
  file_infected:
    'The file did not pass the virus check, was deleted and not taken. Please make it anew on another computer.',
  file_not_scanned:
    'The virus check gave no answer, and the file was not kept. Please upload it again in a few minutes.',
  file_store_unusable:
    'The server has no room for files now; it was not taken. Please try later or tell the administrator.',
  file_lost:
    'The record names the file "{name}", but it is not where it was kept. Please have it restored from backup.',
  file_name_unusable:
    'The file name cannot be used: at most {maximum} characters, none of them invisible. Please rename it.',
  file_missing: 'No file was chosen. Please choose the file to upload.',
  upload_cut:
    'The upload was cut off and the file not taken. Please choose the same file again; it goes on or starts anew.',
  upload_gone:
    'The file is no longer there (not handed in within a day, or not sent by you). Please upload it again.',
  upload_foreign:
    'This upload was not sent from a page of this program and was not taken. Please go back to the page.',
  material_not_listed: 'Not in the list of materials of this case. Possible: {allowed}.',
  material_same_file: '"{material}" has this very file already: "{name}".',
  material_checked_already: 'The file "{name}" was {checked} already. Please look again.',
  material_not_filed: 'No. {target} is no material that was handed in for this case.',
  material_has_supplied:
    '"{material}" stands as supplied by it and cannot go back; please mend the record of the supplement first.',
  certificate_known: '"{name}" {number} is registered already.',
  certificate_lapsed: 'It was valid until {validUntil}. Please register one that is valid.',
  certificate_revoked: '"{name}" {number} is revoked already.',
  'forbidden.certificate.register': 'Certificates are registered by the window or a department.',
  'forbidden.act.accept_material': 'Material is checked by the window or the lead department.',
};

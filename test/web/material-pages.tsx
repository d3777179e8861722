// The page of material: a case with every kind of source and standing, one that asks for nothing, and what waits for a check.
import type {
  FileView,
  MaterialListView,
  MaterialView,
  SourceView,
} from '../../src/services/material-views.ts';
import type { Lang } from '../../src/texts/index.ts';
import { emptyForm } from '../../src/web/components/form.tsx';
import { MaterialsPage } from '../../src/web/pages/materials.tsx';
import { PendingMaterialPage } from '../../src/web/pages/pending-material.tsx';
import { longName, type Makers, shellFor } from './samples.ts';

const signed = { by: '徐敏', at: '2026-05-27T01:00:00.000Z' };

const file = (seq: number, state: FileView['state'], more: Partial<FileView> = {}): FileView => ({
  seq,
  material: 'M1',
  name: `${longName}.pdf`,
  bytes: 20_971_520,
  mediaType: 'application/pdf',
  kind: 'PDF',
  hash: 'a'.repeat(64),
  state,
  how: 'page',
  arrived: { by: '应建国', at: '2026-05-26T09:30:00.000Z' },
  checked: state === 'pending' ? null : signed,
  reason: state === 'returned' ? '第 3 页盖章不清，请重新扫描' : null,
  note: null,
  mismatch: null,
  ...more,
});

let serial = 0;
function material(source: SourceView, more: Partial<MaterialView> = {}): MaterialView {
  serial += 1;
  return {
    code: `M${serial}`,
    name: `材料${serial}`,
    role: 'principal',
    tolerable: false,
    sharing: 'none',
    exempt: false,
    form: 'electronic',
    condition: null,
    fromItem: null,
    source,
    owed: null,
    files: [],
    originals: [],
    ...more,
  };
}

const asked: SourceView = { kind: 'to_hand_in', awaits: null };
const on = '2026-05-20';
const materials: readonly MaterialView[] = [
  material({ kind: 'in_hand', from: 'file', item: 'SG07', on }, { files: [file(41, 'accepted')] }),
  material(
    { kind: 'in_hand', from: 'filing', item: 'SG07', on },
    { originals: [{ ...signed, note: '原件一份' }] },
  ),
  material({ kind: 'in_hand', from: 'filing', item: 'GH02', on }),
  material({ kind: 'in_hand', from: 'result', item: 'GH02', document: '建字第 12 号', on }),
  material({
    kind: 'in_hand',
    from: 'certificate',
    number: 'JL-7',
    validUntil: '2027-01-05',
    source: '窗口',
  }),
  material({ kind: 'exempt', how: 'data_sharing' }),
  material({ kind: 'exempt', how: 'e_licence' }),
  material({ kind: 'to_hand_in', awaits: 'GH02' }),
  material(asked, { name: longName, role: 'secondary', tolerable: true, owed: { dueOn: '2026-06-03' } }),
  material(asked, { files: [file(42, 'pending', { mismatch: { ending: '.jpg', content: 'PDF' } })] }),
  material(asked, { files: [file(43, 'returned')], condition: '由代办员或经办人代办', form: 'original' }),
];

const certificate = {
  id: 'c1',
  name: '营业执照',
  number: '330784000012345',
  validUntil: null,
  source: '省电子证照库',
  revokedOn: null,
  revokedReason: null,
  registered: signed,
};
const may = { file: true, check: true, seeOriginal: true, handOver: true, certify: true };
const full: MaterialListView = {
  project: {
    id: 'p1',
    name: longName,
    owner: { name: '永康某某有限公司', creditCode: '91330784MA2YFJM008' },
  },
  item: 'SG07',
  itemName: { zh: '建筑工程施工许可证核发', en: 'Construction permit' },
  names: { GH02: { zh: '建设工程规划许可证核发', en: 'Works planning permit' } },
  department: 'HUD',
  materials,
  others: [file(44, 'accepted')],
  handOvers: [
    { ...signed, materials: ['M1'], what: '原件一份', giver: '赵敏', taker: '徐敏', note: '收条一张' },
  ],
  certificates: [
    { ...certificate, state: 'valid' },
    { ...certificate, id: 'c2', state: 'lapsed', validUntil: '2026-05-01' },
    { ...certificate, id: 'c3', state: 'revoked', revokedOn: '2026-05-02', revokedReason: '换发新证' },
  ],
  may,
};
const nothing = { file: false, check: false, seeOriginal: false, handOver: false, certify: false };

const page = (lang: Lang, list: MaterialListView, faulty = false) => (
  <MaterialsPage
    shell={shellFor(lang, '/projects/p1/cases/SG07/materials')}
    list={list}
    chosen="M9"
    done={null}
    formOf={(form) =>
      faulty
        ? {
            values: { note: '第二稿', material: 'M9' },
            issues:
              form === 'upload'
                ? [{ path: 'file', code: 'file_empty', facts: {} }]
                : [
                    {
                      path: '',
                      code: 'material_checked_already',
                      facts: { name: 'a.pdf', checked: 'accepted' },
                    },
                  ],
          }
        : emptyForm
    }
    upload={
      faulty
        ? {
            id: 'u1',
            name: 'a.pdf',
            hash: 'b',
            bytes: 900,
            mediaType: 'application/pdf',
            kind: 'PDF',
            mismatch: null,
          }
        : null
    }
    open={faulty ? 'upload' : null}
    person="徐敏"
    formKey="key"
  />
);

export const materialPages: Makers = {
  materials: (lang) => page(lang, full),
  'materials-refused': (lang) => page(lang, full, true),
  'materials-reader': (lang) => page(lang, { ...full, may: nothing }),
  'materials-none': (lang) =>
    page(lang, { ...full, materials: [], others: [], handOvers: [], certificates: [], may: nothing }),
  'pending-material': (lang) => (
    <PendingMaterialPage
      shell={shellFor(lang, '/materials')}
      items={[
        {
          project: { id: 'p1', name: longName, code: '2604-330784-04-01-400003' },
          item: 'SG07',
          seq: 41,
          material: '监理合同',
          name: '监理合同.pdf',
          how: 'link',
          arrived: signed,
        },
      ]}
    />
  ),
  'pending-material-none': (lang) => <PendingMaterialPage shell={shellFor(lang, '/materials')} items={[]} />,
};

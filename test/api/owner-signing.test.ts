// A promise signed by the owner's link: by whoever knows the company's credit code, for that company, and once.
import '../../src/describable-shapes.ts';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offerPromise } from '../../src/services/offer-promise.ts';
import { makeOwnerLink } from '../../src/services/owner-links.ts';
import { getPromises } from '../../src/services/promise-views.ts';
import { HOST, openTestFeeds, type TestFeeds } from '../support/feeds.ts';
import { as, someone } from '../support/system.ts';

let feeds: TestFeeds;
let page = '';
/** Of the company whose project it is. */
const OWN = '91330784MA2YFJM008';
const window = someone('window', { region: '330784' });
const ctx = () => ({ ...as(feeds.api.system, window), now: feeds.api.now });
const project = (): string => feeds.idOf('永丰精密厂房');
beforeAll(async () => {
  feeds = await openTestFeeds();
  const { path } = await makeOwnerLink(ctx(), project(), {});
  const { promise } = await offerPromise(ctx(), project(), {
    kind: 'tolerant',
    item: 'SG07',
    text: '我单位承诺于2026年6月10日前补交施工场地基本具备条件的说明。',
    textVersion: '1',
    consequence: '逾期未补交的，撤销受理。',
    materials: [{ material: 'SG07-M8', promisedBy: '2026-06-10' }],
  });
  page = `${path}/promises/${promise.promise}`;
}, 240_000);
afterAll(() => feeds.api.close());

const sign = (creditCode: string) =>
  feeds.fetch(page, {
    method: 'POST',
    headers: { Origin: HOST },
    body: new URLSearchParams({ signer: '应建国', capacity: 'legal_representative', creditCode }),
  });
const signatures = async () =>
  (await getPromises(ctx(), project())).flatMap(({ signature }) => (signature === null ? [] : [signature]));
const plain = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe('a promise behind the link', () => {
  it('is shown with its project, its case, its text and what follows', async () => {
    const text = plain(await (await feeds.fetch(page, {})).text());
    expect(text).toContain('项目 永丰精密厂房');
    expect(text).toContain('事项 建筑工程施工许可证核发');
    expect(text).toContain('补交施工场地基本具备条件的说明');
    expect(text).toContain('逾期未补交的，撤销受理。');
  });

  it("is not signed with another company's code, and what was typed is kept", async () => {
    const answer = await sign('91330784MA2YQ52004');
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('不能代其他单位签署');
    expect(html).toContain('value="应建国"');
    expect((await sign('')).status).toBe(400);
    expect(await signatures()).toEqual([]);
  });

  it("is signed with the company's own, and not a second time", async () => {
    const answer = await sign(OWN);
    expect(answer.status).toBe(201);
    expect(plain(await answer.text())).toContain('应建国 于 2026-05-27 周三 签署');
    const again = await sign(OWN);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('已经签署，不必再签');
    expect((await feeds.fetch(page, {})).status).toBe(409);
    expect(await signatures()).toMatchObject([{ signer: '应建国', how: 'link', on: '2026-05-27' }]);
  });
});

// Makes a link for the owner of a project of the demonstration, as the window does at the counter.
import { DEMO_PASSWORD, type DemoProgram, type ProjectName } from './demo.ts';

const form = (demo: DemoProgram, path: string, cookie: string, fields: Record<string, string>) =>
  fetch(`${demo.url}${path}`, {
    method: 'POST',
    headers: { origin: demo.url, cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

/** The path below the program's address. */
export async function ownerLink(demo: DemoProgram, name: ProjectName): Promise<string> {
  const signedIn = await form(demo, '/sign-in', '', { username: 'win01', password: DEMO_PASSWORD });
  const cookie = signedIn.headers.getSetCookie().at(0)?.split(';').at(0) ?? '';
  const made = await form(demo, `${demo.project(name)}/links`, cookie, {});
  const page = await fetch(new URL(made.headers.get('location') ?? '', demo.url), { headers: { cookie } });
  const path = /\/o\/[\w-]{44}/.exec(await page.text())?.[0];
  if (path === undefined) throw new Error(`making a link gave ${made.status}`);
  return path;
}

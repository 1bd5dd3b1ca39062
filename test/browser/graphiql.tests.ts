import { PATIENCE_MS } from '@test/eventually';
import type { Program } from '@test/program';
import { sharedBrowser } from './browser';

export const theGraphiql = (program: () => Program): void =>
  describe('GraphiQL of the demo', () => {
    it('runs an operation with the session of the console, under a policy of its own, and asks no other host', async () => {
      const { url } = program();
      const context = await (await sharedBrowser()).newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const faults: string[] = [];
      const elsewhere: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('request', (asked) => !asked.url().startsWith(url) && !/^(data|blob):/.test(asked.url()) && elsewhere.push(asked.url()));
      await page.goto(url);
      await page.getByLabel('账号').fill('zhenzhang');
      await page.getByLabel('密码').fill('Zhuqi-Demo-2024');
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('link', { name: '工作报告' }).waitFor();
      await page.goto(`${url}/graphql`);
      await page.locator('.graphiql-query-editor').getByText('permissions').waitFor();
      await page.getByRole('button', { name: /Execute query/ }).click();
      await page.locator('.graphiql-response').getByText('permissions').first().waitFor();
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.getByText('Root Types').first().waitFor();
      await context.close();
      expect([faults, elsewhere]).toEqual([[], []]);
    });

    it('leaves the policy of every other page as it is, beside the published schema', async () => {
      const [console, schema] = await Promise.all(
        ['/', '/schema.graphql'].map((path) => fetch(`${program().url}${path}`, { headers: { accept: 'text/html' } })),
      );
      for (const answer of [console, schema]) expect(answer?.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(await schema?.text()).toContain('type Query {');
    });
  });

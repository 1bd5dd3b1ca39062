import { DEMO_PASSWORD, demoAccounts } from '@app/demo';
import type { Config } from '@app/platform';

/** What a person sees when the server is ready: where to go, and with which accounts. */
export function announce(config: Config, url: string): void {
  const shown = config.publicUrl ?? url.replace('[::1]', 'localhost');
  const accounts = config.demo
    ? [
        `  demo accounts 演示账号（密码 password: ${DEMO_PASSWORD}）`,
        ...demoAccounts().map((a) => `    ${a.loginName.padEnd(16)}${a.name}　${a.unit} ${a.roleName}`),
        '  演示数据，企业、人员、贷款均为虚构 / all firms, people and loans are invented',
        '',
      ]
    : [];
  const lines = [
    '',
    '助企 Zhuqi is ready / 已启动',
    `  console 工作台   ${shown}/`,
    `  GraphQL          ${shown}/graphql`,
    `  health           ${shown}/readyz`,
    '',
  ];
  console.log([...lines, ...accounts].join('\n'));
}

/** A busy or forbidden port, in plain words. */
export function listenFaultOf(error: unknown, config: Config): string | undefined {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') {
    return `Port ${config.port} on ${config.host} is taken by another program. Stop it, or start with another one: PORT=3001 npm start\n端口 ${config.port} 已被占用：请关闭占用它的程序，或换一个端口启动：PORT=3001 npm start`;
  }
  if (code === 'EACCES')
    return `This user may not open port ${config.port}. Use one above 1024: PORT=3000 npm start\n当前用户无权使用端口 ${config.port}，请换用 1024 以上的端口。`;
  if (code === 'EADDRNOTAVAIL') return `HOST=${config.host} is no address of this machine.\nHOST=${config.host} 不是本机地址。`;
  return undefined;
}

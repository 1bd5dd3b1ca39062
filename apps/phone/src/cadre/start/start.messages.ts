import type { Messages } from '@app/web-ui';
import { CADRE_MESSAGES } from '../shell/cadre.messages';

/** Coming in for the first time, and the PIN. */
export const START_MESSAGES = {
  postsRestTitle: { zh: '还差一步', en: 'One more step' },
  postsRest: {
    zh: '手机已设好。请给安全管理员打个电话，说明起始卡是您本人在用；他确认后，再输入 PIN 码就能进入。',
    en: 'The phone is set up. Call the security administrator to say that it is you; then enter with your PIN.',
  },
  postsRestAgain: { zh: '已打过电话，再试一次', en: 'I called: try again' },
  ...CADRE_MESSAGES,
  back: { zh: '返回', en: 'Back' },
  next: { zh: '下一步', en: 'Next' },
  enter: { zh: '进入', en: 'Enter' },
  startTitle: { zh: '第一次在这部手机上使用', en: 'The first time on this phone' },
  startHint: { zh: '请照着营商办发给您的起始卡填写。', en: 'Fill in what your start slip says.' },
  phone: { zh: '手机号', en: 'Phone number' },
  startCode: { zh: '起始码', en: 'Start code' },
  startCodeHint: { zh: '起始卡上的 10 位数字', en: 'The ten digits on the slip' },
  noSlip: { zh: '没有起始卡？请向营商办领取，一张只能用一次。', en: 'No slip? Ask the office for one; it works once.' },
  byPassword: { zh: '用账号密码登录', en: 'Sign in by password' },
  backToPeople: { zh: '返回选人', en: 'Back to the people' },
  ownPin: { zh: '设一个自己的 PIN', en: 'Choose your PIN' },
  ownPinHint: {
    zh: '以后在这部手机上用它进入，30 天内有效，没有网络也能用。',
    en: 'It lets you in on this phone for 30 days, without a network, too.',
  },
  newPin: { zh: 'PIN（6 位数字）', en: 'PIN (six digits)' },
  newPinHint: { zh: '不要用生日、123456 或同一个数字', en: 'Not a birthday, 123456 or one digit repeated' },
  pinAgain: { zh: '再输一遍', en: 'Once more' },
  offerPin: {
    zh: '设了 PIN，以后不用再输密码，没有网络也能打开，企业名单加密存在手机里。',
    en: 'With a PIN you need no password here, it opens without a network, and your firms are kept sealed on the phone.',
  },
  setPin: { zh: '设好 PIN', en: 'Set the PIN' },
  withoutPin: { zh: '这次先不设', en: 'Not this time' },
  changeFirst: {
    zh: '您还在用初始密码。请先在电脑上登录工作台改成自己的密码，或用起始卡。',
    en: 'You still have the start password: change it at the desk first, or use a start slip.',
  },
  loginName: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  whoIsIt: { zh: '您是哪一位？', en: 'Who are you?' },
  anotherPerson: { zh: '我不在上面，第一次用', en: 'I am not here: first time' },
  hello: { zh: '{name}，您好', en: 'Hello, {name}' },
  notMe: { zh: '不是我，换人', en: 'Not me' },
  forgotPin: { zh: '忘了 PIN，用新的起始卡', en: 'Forgotten: use a new slip' },
} as const satisfies Messages;

import type { Messages } from '@app/web-ui';
import { CADRE_MESSAGES } from '../shell/cadre.messages';

/** The person, the phone and leaving. */
export const ME_MESSAGES = {
  ...CADRE_MESSAGES,
  post: { zh: '岗位', en: 'Post' },
  switchPost: { zh: '切换到这个岗位', en: 'Change to this post' },
  lock: { zh: '锁上 / 换人', en: 'Lock / another person' },
  anotherPersonHere: { zh: '换人', en: 'Another person' },
  lockHint: {
    zh: '别人要用这部手机时先锁上：别人看不到您的内容，也不会丢。',
    en: 'Lock it before somebody else uses the phone: nothing is seen, nothing is lost.',
  },
  changePin: { zh: '改 PIN', en: 'Change the PIN' },
  changePinHint: {
    zh: '只改这部手机的 PIN。手机里的企业名单、草稿和待上传的内容都不动，以后用新 PIN 打开。',
    en: 'Of this phone only. What lies on it stays and opens with the new PIN.',
  },
  changePinOffline: {
    zh: '没有网络或连不上服务器，现在改不了：服务器要同时记下新的 PIN。连上后再改。',
    en: 'A network is needed: the server has to learn the new PIN, too.',
  },
  currentPin: { zh: '现在的 PIN', en: 'Present PIN' },
  nextPin: { zh: '新的 PIN（6 位数字）', en: 'New PIN (six digits)' },
  saveNewPin: { zh: '改成新 PIN', en: 'Change it' },
  pinChanged: { zh: 'PIN 改好了', en: 'The PIN is changed' },
  pinChangedHint: { zh: '从现在起，在这部手机上用新 PIN 进入。', en: 'From now on the new PIN lets you in on this phone.' },
  pinUnsure: {
    zh: '没有收到服务器的答复，不知道改成了没有。内容没有丢，新旧 PIN 都打得开。网络好了请再点一次“改成新 PIN”。',
    en: 'No answer came, so it may have been changed or not. Nothing is lost, both PINs open it. Try again once there is a network.',
  },
  pinFull: { zh: '手机空间不够，PIN 没有改。请先清理手机再改。', en: 'The phone is full and the PIN was not changed: make room first.' },
  backToMe: { zh: '‹ 返回“我”', en: '‹ Back' },
  look: { zh: '字号和语言', en: 'Size and language' },
  onThisPhone: { zh: '存在这部手机上的', en: 'On this phone' },
  sealedHere: { zh: '企业名单、草稿和待上传的内容已用您的 PIN 加密。', en: 'Firms, drafts and the outbox are sealed with your PIN.' },
  persisted: { zh: '浏览器答应不自动清理。', en: 'The browser promised not to clear it.' },
  notPersisted: { zh: '浏览器没有答应长期保存：请尽快上传，不要清理浏览器数据。', en: 'The browser may clear it: upload soon.' },
  roomLeft: { zh: '已用 {used} MB，还可用 {left} MB', en: '{used} MB used, {left} MB left' },
  worksOffline: {
    zh: '没有网络也能打开。可在浏览器菜单里“添加到桌面”。',
    en: 'Opens without a network. Add it to the home screen by the menu of the browser.',
  },
  myPhones: { zh: '我在用的手机', en: 'My phones' },
  thisPhone: { zh: '（就是这部）', en: '(this one)' },
  goodUntil: { zh: '{day}到期', en: 'until {day}' },
  revoke: { zh: '停用这部手机', en: 'End this phone' },
  revokeSure: { zh: '确定停用', en: 'End it' },
  leave: { zh: '退出并清除本机内容', en: 'Leave and wipe this phone' },
  leaveHint: {
    zh: '不再用这部手机时才需要。再用要新的起始卡。',
    en: 'Only when you stop using this phone. A new slip is needed afterwards.',
  },
  leaveOffline: {
    zh: '没有网络，服务器不知道您退出。请先“锁上”，有网络时再退出。',
    en: 'Without a network the server cannot be told: lock it now and leave later.',
  },
  leaveFirst: {
    zh: '还有 {count} 条没有上传，也没有导出。请先上传或导出文件。',
    en: '{count} are neither uploaded nor exported: do that first.',
  },
  leaveDrafts: { zh: '还有 {count} 份草稿，退出后会丢弃。', en: '{count} drafts will be discarded.' },
  leaveSure: { zh: '确定退出并清除', en: 'Leave and wipe' },
  stay: { zh: '先不退出', en: 'Stay' },
} as const satisfies Messages;

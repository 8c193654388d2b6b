/** What a message says. Chinese only: it is addressed to people of Chinese enterprises, and an SMS has no room. */
export interface Words {
  /** One line, for channels that have a subject. */
  readonly subject: string;
  readonly text: string;
}

/**
 * A notice as it leaves the product: the fact, the number, the term. Nothing of the hazard itself: gateways, groups and
 * lock screens are read by others.
 *
 * @param answerBy As China's clock shows it, YYYY-MM-DDTHH:MM.
 */
export function noticeWords(notice: {
  readonly authority: string;
  readonly number: string;
  readonly answerBy: string;
}): Words {
  return {
    subject: `重大事故隐患通知 ${notice.number}`,
    text: `【${notice.authority}】贵单位有一条重大事故隐患（编号 ${notice.number}）已经核定，请在 ${moment(notice.answerBy)} 前登录签收，写明整改措施和完成日期。`,
  };
}

/** What an administrator sends to see whether a channel works. */
export function testWords(authority: string): Words {
  return {
    subject: '治本平台测试消息',
    text: `【${authority}】这是一条测试消息，收到即表示发送渠道可用，无须处理。`,
  };
}

function moment(at: string): string {
  return `${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日 ${at.slice(11, 16)}`;
}

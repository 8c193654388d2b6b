import { texts } from '../../primitives/texts.ts';

/** Words of notices in lists that leave the product. */
export const noticeTexts = texts({
  'notice.made': ['未查看', 'not opened'],
  'notice.opened': ['已查看，未签收', 'opened, not answered'],
  'notice.acknowledged': ['已签收', 'acknowledged'],
  'notice.served': ['已当面送达', 'served in person'],
  'notice.void': ['已失效', 'no longer needed'],
  'notice.late': ['逾期未签收', 'answer overdue'],
  'notice.nobody': ['未登记', 'nobody on record'],
  'notice.message.waiting': ['待发送', 'waiting'],
  'notice.message.sending': ['正在发送', 'being sent'],
  'notice.message.accepted': ['渠道已接收', 'delivered to the channel'],
  'notice.message.dead': ['发送失败', 'given up'],
  'notice.message.void': ['未发送，已无须发送', 'not sent, no longer needed'],
});

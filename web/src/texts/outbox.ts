import { texts } from '@zhiben/domain/primitives/texts.ts';

export const outboxTexts = texts({
  'outbox.title': ['发件箱', 'Outbox'],
  'outbox.button': ['发件箱 {n}', 'Outbox {n}'],
  'outbox.refused-count': ['{n} 项被退回', '{n} refused'],
  'outbox.empty': ['没有等待发送的内容。', 'Nothing is waiting.'],
  'outbox.explain': [
    '这些内容还在这台设备上，没有全部送到服务器。有网络时自动发送，重复发送不会重复登记。',
    'These are still on this device. They are sent by themselves when there is a connection; sending twice records once.',
  ],
  'outbox.send-all': ['现在全部发送', 'Send all now'],
  'outbox.what.record': ['记录', 'Record'],
  'outbox.what.file': ['文件', 'File'],
  'outbox.with-files': ['（含 {n} 个文件）', '({n} files)'],
  'outbox.no-signal': ['网络不通，恢复后自动发送。', 'No connection; it is sent by itself when it returns.'],
  'outbox.waiting': ['等待发送', 'waiting'],
  'outbox.tried': ['已试 {n} 次，稍后自动再试', 'tries: {n}; it will be tried again by itself'],
  'outbox.refused': ['被退回，需要您处理', 'refused, needs you'],
  'outbox.mend': ['取回修改', 'Take back and mend'],
  'outbox.discard': ['放弃', 'Discard'],
  'outbox.sure.discard': [
    '放弃后，这项内容（连同它的照片）会从这台设备删除，不能找回。',
    'It will be deleted from this device with its photos and cannot be brought back.',
  ],
  'outbox.sure.replace': [
    '您有一份正在填写的内容，取回会把它替换掉。',
    'You have begun another one; taking this back replaces it.',
  ],
  'outbox.yes.discard': ['确定放弃', 'Discard it'],
  'outbox.yes.replace': ['确定取回', 'Take it back'],
  'outbox.new-version': ['有新版本，点此更新', 'New version, update'],
  'outbox.offline': [
    '现在没有网络。可以继续上报隐患、填写已打开的表单，内容先存在这台设备上；列表和查询要等网络恢复。',
    'No connection. You can go on reporting and filling in open forms, kept on this device; lists and searches wait for the network.',
  ],
});

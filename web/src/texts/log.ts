import { texts } from '@zhiben/domain/primitives/texts.ts';
import { addTexts } from './catalogue.ts';

addTexts(
  texts({
    'log.title': ['存证', 'The log'],
    'log.about': [
      '每一次办理都按先后写进一条只增不改的存证日志。任何人——包括管理服务器的人——改动、删除或补插一条，都会与此前签名的检查点对不上。您这台设备也替大家留着一份凭据。',
      'Every step is written, in order, into a log that only grows. Whoever alters, removes or slips in one, and be it who runs the server, no longer agrees with what was signed before. This device keeps a piece of evidence for everybody, too.',
    ],
    'log.now': ['服务器现在的日志', 'The log on the server now'],
    'log.none': ['还没有存证', 'No log yet'],
    'log.none-help': [
      '有了第一条办理记录，一分钟内就会出现。',
      'It appears within a minute of the first step that anybody makes.',
    ],
    'log.size': ['已存证 {n} 个事件', '{n} events in the log'],
    'log.signed-at': ['最近一次签名：{when}', 'Last signed: {when}'],
    'log.device': ['本机的核对', 'What this device found'],
    'log.ok': [
      '对得上：本机自 {since} 起留存，已核对 {n} 次，从未发现改动。',
      'Agrees: kept on this device since {since}, looked at {n} times, never found altered.',
    ],
    'log.alarm.unreadable': [
      '存证异常：服务器给出的检查点无法读取。',
      'The log is not in order: the checkpoint that the server gives cannot be read.',
    ],
    'log.alarm.unsigned': [
      '存证异常：服务器给出的检查点没有有效签名。',
      'The log is not in order: the checkpoint that the server gives bears no signature that holds.',
    ],
    'log.alarm.key-gone': [
      '存证异常：本机见过的签名公钥在服务器上不见了。',
      'The log is not in order: a key that this device has seen is gone from the server.',
    ],
    'log.alarm.shorter': [
      '存证异常：服务器的日志比本机见过的短，可能有记录被去掉，或恢复了旧备份。',
      'The log is not in order: it is shorter than this device has seen it. Records may be gone, or an old backup was put back.',
    ],
    'log.alarm.rewritten': [
      '存证异常：服务器的日志与本机留存的对不上，此前的记录已被改动。',
      'The log is not in order: it does not begin with what this device has kept. Earlier records were altered.',
    ],
    'log.alarm.look': ['查看并留存凭据', 'Look, and keep the evidence'],
    'log.alarm.help': [
      '请先下载下面两份凭据，交给纪检或审计人员；他们可以用 zhiben verify --checkpoint 离线核对。若确系按程序恢复了备份，再点“从现在起重新留存”。',
      'First download both pieces of evidence below and give them to those who audit: `zhiben verify --checkpoint` checks them. Only if a backup was put back in due form, keep anew from now on.',
    ],
    'log.kept': ['下载本机留存的检查点', 'Download what this device has kept'],
    'log.current': ['下载服务器现在的检查点', 'Download the checkpoint of the server'],
    'log.anew': ['从现在起重新留存', 'Keep anew from now on'],
    'log.check': ['现在核对', 'Look now'],
    'log.words': ['检查点原文', 'The checkpoint, word by word'],
    'log.words-help': [
      '格式为 C2SP tlog-checkpoint（RFC 9162 Merkle 树，Ed25519 签名）。把它抄在别处，就是日后对质的凭据。',
      'A C2SP tlog-checkpoint (Merkle tree of RFC 9162, signed with Ed25519). Copied somewhere else, it bears witness later.',
    ],
    'log.proof': ['下载存证', 'Download the proof'],
    'log.proof-help': [
      '每一步都已写进只增不改的存证日志。下载的文件可离线证明这条隐患的经过。',
      'Every step is in the log that only grows. The file proves the story of this hazard without this server.',
    ],
    'log.verifier': ['下载核对工具', 'Download the verifier'],
    'log.verifier-help': [
      '一个网页文件：存到电脑上打开，不联网即可核对从隐患页下载的存证。',
      'One page to keep on a computer: it judges the proof of a hazard without any network.',
    ],
    'log.to-page': ['存证是什么', 'What the log is'],
    'refusal.beyond-the-log': [
      '日志只签到第 {size} 个事件，不能证明更多。',
      'The log is signed up to {size} events: nothing is proven beyond them.',
    ],
    'refusal.log-not-ready': [
      '存证还没有签名，请一分钟后再试。',
      'Nothing is signed yet: try again in a minute.',
    ],
  }),
);

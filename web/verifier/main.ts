import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import { type Judgement, judgeProofFile, type ProofFault } from '@zhiben/domain/primitives/case-proof.ts';

/**
 * One file that judges the proof of a hazard where nobody of Zhiben has a hand: from a disk, without network. It says
 * all in both languages, since nobody knows who will open it.
 */
const FAULTS: Readonly<Record<ProofFault, readonly [zh: string, en: string]>> = {
  unreadable: ['这不是治本导出的存证文件。', 'This is no proof that Zhiben has written.'],
  'checkpoint-unreadable': ['文件里的检查点无法读取。', 'The checkpoint in the file cannot be read.'],
  'foreign-log': ['检查点属于另一个单位的日志。', 'The checkpoint is of the log of another authority.'],
  unsigned: ['检查点的签名无效。', 'The signature of the checkpoint does not hold.'],
  'no-events': ['文件里没有任何办理记录。', 'The file holds no event.'],
  'event-of-another': ['其中一条记录属于另一条隐患。', 'One of the events is of another hazard.'],
  'event-left-out': ['有一条办理记录被拿掉了。', 'An event was left out.'],
  'event-altered': [
    '有一条办理记录与存证时不一致。',
    'An event is not what it was when it came into the log.',
  ],
  'not-the-kept-log': [
    '与您在别处保存的检查点不是同一把签名公钥。',
    'It was not signed by the key of the checkpoint that you have kept elsewhere.',
  ],
};

const page = document.getElementById('page') as HTMLElement;
page.replaceChildren(
  element('h1', '治本 · 存证核对 / Check a proof of Zhiben'),
  element(
    'p',
    '选择从治本下载的隐患存证文件（.json）。核对全在本机进行。/ Choose the proof of a hazard (.json). Everything is computed on this computer.',
  ),
);
const chosen = field('隐患存证文件 / Proof of a hazard', '.json,application/json');
const kept = field(
  '（可选）在别处保存的检查点 / (optional) A checkpoint that was kept elsewhere',
  '.txt,text/plain',
);
const answer = element('div', '');
answer.setAttribute('role', 'status');
page.append(answer);
for (const input of [chosen, kept]) input.addEventListener('change', () => void judge());

async function judge(): Promise<void> {
  const file = chosen.files?.[0];
  if (file === undefined) return;
  const text = await file.text();
  show(judgeProofFile(text, await kept.files?.[0]?.text()));
}

function show(judgement: Judgement & { readonly number?: string }): void {
  if ('fault' in judgement) {
    const [zh, en] = FAULTS[judgement.fault];
    const which = judgement.seq === undefined ? '' : `（第 ${judgement.seq} 条 / event ${judgement.seq}）`;
    answer.replaceChildren(card('bad', [`不可信：${zh}${which}`, `Not to be trusted: ${en}`]));
    return;
  }
  const { events, number, size, keys, waiting } = judgement;
  const good = card('good', [
    `可信：${number ?? ''} 的 ${events.length} 条办理记录都在日志里，一字未改，也没有缺少。`,
    `To be trusted: all ${events.length} events of ${number ?? ''} stand in the log, unaltered, none left out.`,
  ]);
  const list = element('ol', '');
  for (const { move, toState, actorName, receivedAt } of events)
    list.append(
      element(
        'li',
        `${receivedAt} · ${actorName} · ${word(`hazard.told.${move}`)} → ${word(`hazard.state.${toState}`)}`,
      ),
    );
  const more = card('', [
    `日志签名时共 ${size} 个事件。签名公钥（请与别处公布的核对）：`,
    `The log held ${size} events when it was signed. Public key (compare it with what is published elsewhere):`,
  ]);
  for (const key of keys) more.append(element('code', key));
  if (waiting > 0)
    more.append(
      element(
        'p',
        `另有 ${waiting} 条更晚的记录不在此文件中。/ ${waiting} later events are not in this file.`,
      ),
    );
  answer.replaceChildren(good, list, more);
}

function word(name: string): string {
  return hazardTexts[name]?.[0] ?? name;
}

function element(name: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}

function card(look: string, sentences: readonly string[]): HTMLElement {
  const made = element('div', '');
  made.className = `card ${look}`;
  made.append(...sentences.map((words) => element('p', words)));
  return made;
}

function field(words: string, accept: string): HTMLInputElement {
  const label = element('label', words);
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  label.append(input);
  page.append(label);
  return input;
}

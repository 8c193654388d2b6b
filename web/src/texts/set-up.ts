import { texts } from '@zhiben/domain/primitives/texts.ts';
import { addTexts } from './catalogue.ts';

addTexts(
  texts({
    'set-up.title': ['开始使用', 'Set up'],
    'set-up.lead': [
      '四步完成，约需十分钟。填写的内容会自动保留，可以随时返回上一步。',
      'Four steps, about ten minutes. What you type is kept; you can step back at any time.',
    ],
    'set-up.progress': ['第 {step} 步，共 {of} 步', 'Step {step} of {of}'],
    'set-up.step.authority': ['谁来管', 'Who governs'],
    'set-up.step.region': ['在哪个地区', 'Which region'],
    'set-up.step.administrator': ['第一位管理员', 'First administrator'],
    'set-up.step.departments': ['部门与企业', 'Departments and enterprises'],
    'set-up.kind': ['类别', 'Kind'],
    'set-up.authority-name': ['名称', 'Name'],
    'set-up.authority-name.hint': [
      '例如：凤台经济开发区管理委员会',
      'For example: Fengtai Economic Development Zone Committee',
    ],
    'set-up.region': ['行政区划', 'Administrative region'],
    'set-up.region.hint': [
      '按 GB/T 2260 编码。可输入名称或代码搜索，例如“淮南 凤台”。',
      'Codes of GB/T 2260. Search by name or code.',
    ],
    'set-up.person-name': ['姓名', 'Name'],
    'set-up.username': ['用户名', 'User name'],
    'set-up.username.hint': ['3 至 40 位字母、数字或 . _ -', '3 to 40 letters, digits or . _ -'],
    'set-up.password': ['密码', 'Password'],
    'set-up.administrator.lead': [
      '管理员负责建立部门、企业和人员账号。请自行妥善保管密码。',
      'The administrator makes departments, enterprises and accounts. Keep the password safe.',
    ],
    'set-up.create': ['建立并继续', 'Create and continue'],
    'set-up.departments.lead': [
      '勾选参与监管的部门。名称下面是一般的分工，之后可以在“设置”中修改。',
      'Tick the departments that supervise. Their usual duties are shown; change them later in Settings.',
    ],
    'set-up.departments.legend': ['参与监管的部门', 'Departments that supervise'],
    'set-up.departments.answers': ['负责', 'answers for'],
    'set-up.departments.save': ['建立 {n} 个部门', 'Make {n} departments'],
    'set-up.departments.none': ['暂不建立部门', 'No departments for now'],
    'set-up.departments.working': ['正在建立第 {n} 个，共 {of} 个', 'Making {n} of {of}'],
    'set-up.finished': ['已经可以使用', 'Ready to use'],
    'set-up.finished.lead': [
      '下一步：把企业放进来。可以导入现有的 Excel 台账，也可以先逐个新增。',
      'Next: bring in the enterprises. Import an existing Excel list or add them one by one.',
    ],
    'set-up.import': ['导入企业名单', 'Import enterprises'],
    'set-up.add-enterprise': ['新增一家企业', 'Add one enterprise'],
    'set-up.later': ['以后再说，进入首页', 'Later; go to the first page'],
    'set-up.fault.name': ['请填写名称，至少两个字。', 'Enter a name of at least two characters.'],
    'set-up.fault.region': ['请选择行政区划。', 'Choose a region.'],
    'set-up.fault.person': ['请填写姓名。', 'Enter the name.'],
    'set-up.fault.username': [
      '用户名为 3 至 40 位字母、数字或 . _ -。',
      'The user name has 3 to 40 letters, digits or . _ -.',
    ],
    'set-up.fault.password': ['密码至少 10 位。', 'The password has at least 10 characters.'],
    'set-up.ready': ['系统已经完成初始化。', 'This system is already set up.'],
    'set-up.to-sign-in': ['去登录', 'Sign in'],

    'set-up.demo': ['用演示园区看看', 'Show me a demonstration park'],
    'set-up.demo.lead': [
      '一次点击生成一个虚构园区：60 家企业、600 条隐患和各类角色的账号。看完后可在“设置”中一次删除。',
      'One click makes a fictional park: 60 enterprises, 600 hazards and an account for each role. Remove it with one click in Settings.',
    ],
    'set-up.demo.working': [
      '正在生成演示园区，大约需要一分钟，请不要关闭页面…',
      'Making the demonstration park; this takes about a minute. Keep the page open…',
    ],
    'set-up.demo.accounts': ['演示账号', 'Demonstration accounts'],
    'set-up.demo.once': [
      '这些账号和密码只显示这一次，请现在抄下或打印。',
      'Names and passwords are shown only this once: copy or print them now.',
    ],
    'set-up.demo.print': ['打印', 'Print'],
    'set-up.demo.use': ['用此账号登录', 'Sign in as this'],

    'authority.kind.province': ['省（自治区、直辖市）', 'Province'],
    'authority.kind.city': ['设区的市', 'City'],
    'authority.kind.county': ['县（市、区）', 'County'],
    'authority.kind.park': ['开发区（园区）', 'Industrial park'],

    'password.rule': [
      '至少 10 位。一句自己记得住的话比花样字符更好。',
      'At least 10 characters. A phrase that you remember beats strange signs.',
    ],
    'password.short': ['还不够 10 位', 'Not yet 10 characters'],
    'password.guessable': [
      '容易被猜中：含有常见词、连续或重复的字符，或您的名字',
      'Easily guessed: common words, runs, repeats or your own name',
    ],
    'password.fair': ['可以使用，再长一些更好', 'Usable; longer is better'],
    'password.good': ['强度好', 'Good'],
    'password.show': ['显示', 'Show'],
    'password.hide': ['隐藏', 'Hide'],

    'invitation.title': ['开通账号', 'Open your account'],
    'invitation.who': ['{name}，您好', 'Hello, {name}'],
    'invitation.what': [
      '{authority} 邀请您使用“治本”，登记和整改事故隐患。',
      '{authority} invites you to Zhiben, to report and rectify hazards.',
    ],
    'invitation.organisation': ['单位：{name}', 'Organisation: {name}'],
    'invitation.roles': ['开通后您可以', 'You will be able to'],
    'invitation.again': [
      '您已有账号 {username}，用户名不变，只需重新设置密码。',
      'You already have the account {username}; only the password is made anew.',
    ],
    'invitation.do': ['开通并登录', 'Open and sign in'],
    'invitation.not-you': [
      '如果这不是您的姓名，请关闭本页，并告诉发给您链接的人。',
      'If this is not your name, close this page and tell whoever sent you the link.',
    ],
    'invitation.invalid': [
      '这个邀请链接已经用过、过期或被收回。请联系本单位的管理员重新发送。',
      'This invitation was used, has expired or was withdrawn. Ask your administrator for a new one.',
    ],
    'invitation.sign-in': ['已有账号，去登录', 'I have an account: sign in'],
  }),
);

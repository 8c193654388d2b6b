/**
 * How people on the ground say what the standards say. Every line is one notion: whoever writes any of
 * its words means it, in a report as in a criterion. Words are regular expressions, longest first.
 */
const NOTIONS = `
contractor 承包|承租|外包|出租|租给|租户|发包|转租|分租|房东|包工|外协|劳务队|相关方|外来队伍
coordinate 统一协调|统一管理|协调管理|没人管|从来不管|只管收租|以租代管|以包代管|甲方|收租
periodic-check 定期(?:做)?(?:安全)?检查|没查过|没检查过|不检查
uncertified 无证|没证|没有证|没.{0,4}证|未持证|无操作|证.{0,3}过期|持证|取证|操作证|上岗证|资格证|作业证
special-work 特种作业|焊工|电工|焊接|电焊|氩弧焊|气焊|登高|架子工|制冷工|塔吊司机|司索|信号工|操作资格
manager 主要负责人|老板|总经理|法人|厂长|安全科长|安全员|安管|安全管理人员|负责人|安全总监
assessed 考核|考试|资格证|没考|没去考|合格证
smelting 金属冶炼|冶炼|炼铁|炼钢|铝厂|铜厂|钢厂|电解铝
molten 熔融金属|铁水|钢水|铝水|铜水|液渣|铝液|钢包|铁包
molten-crane-bay 吊运跨|吊运|浇注跨|吊铁水|吊钢水|吊.{0,2}包|吊过去
gathering-room 人员聚集场所|聚集场所|休息室|会议室|更衣室?|操作室|值班室|交接班|活动室|澡堂|休息|午休|办公室|食堂|吃饭
standing-water 积水|有水|全是水|都是水|存水
damp 防水|防潮|漏雨|潮湿|受潮|又潮|淋雨
pit 事故坑|渣坑|炉坑|应急坑|地坑|浇注坑|炉基|炉前平台|炉底
emergency-container 事故钢水罐|事故包|漏钢坑|溢流坑|溜槽|应急坑|应急罐|应急储存|紧急排放|应急包|备用箱|接铁水
continuous-casting 连铸|模铸|漏钢
steel-furnace 转炉|电弧炉|精炼炉|氧枪|炼钢炉|电极
foundry-furnace 中频炉|熔炼炉|保温炉|冲天炉|压铸机|铸造炉|感应炉
cooling-water 水冷|冷却水|循环水|冷却|断水
water-flow 出水温度|流量差?|进出水|水温|进水
interlock 联锁|连锁|联动|不会自动|不会自己|投自动
cut-off 紧急切断|快速切断|切断|断气|切气|自动断|快切|也不切|断流
blast-furnace 高炉|炉顶|顶压
relief 放散
coal-gas 煤气(?!罐)
co 一氧化碳|(?<![a-z])co(?![a-z0-9])
gas-alarm 可燃气体?(?:浓度)?(?:报警|探测器|探头)|探头|探测器|固定式?.{0,5}报警|气体报警|报警仪|报警器|检测仪|浓度报警
isolation-valve 隔断装置|隔断|盲板阀?|眼镜阀|蝶阀|插板阀
water-seal 水封|排水器|封堵压力|30 ?k?pa|30千帕
casting 铸造|浇铸|浇注|翻砂|压铸
deep-well 深井|铸井|结晶器|铸棒|铝棒
launder 流槽|模盘|出铝口|铝液出口
liquid-level 液位|料位|液面|罐容
fixed-furnace 固定式?(?:浇铸)?炉
tilting 倾动|回倾
rope 钢丝绳|卷扬|钢芯|麻芯
toxic-gas 砷化氢|硫化氢|氯气|光气|有毒|毒性|剧毒|毒气
arsine 砷化氢
fuel-main 总管|预混|燃烧装置|烧嘴|燃烧器|强制送风
low-pressure 压力报警|压力低|低压报警|压力.{0,4}报警
flame 熄火|火焰|火灭|灭了火
kiln 窑
coal-mill 煤磨|煤粉|袋收尘
silo 筒库|筒仓|水泥库|清库|库顶|料仓
fall 坠落|安全绳|生命绳|坍塌
lock-out 隔离|意外启动|挂牌断电|上锁|断电|能量隔离|料也?没放空|放空
enter-machine 进入|进磨|进窑|进库|钻进|磨机|旋风筒|分解炉|篦冷机
carbide-slag 电石渣|乙炔
hydrogen 制氢|氢气|氮氢|配气间|氢站
electric-fusion 电熔
glass 玻璃|锡槽|浮法|啤酒瓶
cooling-air 风冷|冷却风
solvent 溶剂|汽油洗|用汽油|稀料|香蕉水|煤油|丙酮|洗零件
stuffy 密闭|门窗紧闭|密不透风
painting 喷漆|调漆|烤漆|涂装|喷涂|油性漆|水性漆|刷油漆|喷房
ventilation 通风|抽风|排风|换气|排气扇
baking 油炸|炸锅|油锅|烘制|烘烤|烤箱|烤炉
overheat 过热|超温|温度高
liquor 白酒|酒库|勾兑|灌装|酒厂|乙醇|基酒|酒精浓度
chlorine 液氯|氯气|氯瓶
heat-cylinder 直接加热|烫|蒸汽或明火|加热钢瓶|汽化液氯|烤瓶
lithium 锂电|锂离子|电芯|电池
faulty-cell 故障电池|坏电|次品|不良品|鼓包|退货
apart 隔开|分开|物理隔离|单独设置
setting-machine 定型|烧毛|热媒炉|导热油|汽化室
dyeing-chemicals 保险粉|双氧水|次氯酸钠|亚氯酸钠|雕白粉|助剂
mixed 混放|混存|禁忌|禁配|放一起|堆一起|堆一块|放一个|放同一|放在?同?一个|同库|混在一起|混放
fumigation 熏蒸|磷化氢|杀虫|磷化铝
expanded-tobacco 膨胀|烟丝
carbon-dioxide 二氧化碳|co2
dust 粉尘|木粉|铝粉|镁粉|铝镁|面粉|淀粉|打磨|抛光|木工|砂光|金属粉
dust-collector 除尘|布袋|收尘|吸尘|集尘|滤筒
explosion-venting 泄爆|惰化|抑爆|控爆|无焰
shared-duct 共用|合用|一套|互通|互联|混用|串在一起
positive-pressure 正压|吹送|风机装?在前
settling-chamber 沉降室|重力沉降|巷道|砖砌|砖房
airlock 锁气|卸灰|灰斗|放灰
not-ex 防爆|普通电器|普通灯|普通电机|普通的?电
spark 火花|砂光机
tramp-metal 除铁|磁选|铁石|杂物|去石|除杂
water-reactive 遇湿自燃|氢气积聚|产生氢气|镁粉|镁屑|镁合金
housekeeping 清扫|打扫|积尘|没扫|积灰|都是灰|全是灰|厚.{0,3}灰|清灰
ammonia 氨(?!基)
evaporation 直接蒸发|走氨|空调
freezing 速冻|快速冻结|冻结|单冻
workroom 包装间?|分割间?|整理间
too-many 超过?9人|9人|十几个人|十来个人|人数|人太多
confined 有限空间|受限空间|污水池|化粪池|窨井|下井|井干活|反应池|沼气池|纸浆池|腌制池|清淤|下池|管廊井|检查井|地下井|沉淀池
identify 辨识|台账|警示|标志|牌子|标识
work-permit 审批|作业票|开票|没办票|补的|补票|作业许可|票证
vent-then-test 先通风|再检测|没通风|没检测|通风检测|不检测
attendant 监护|没人看|没人盯|没人守|无人看
chemicals 化工|危化|危险化学品|农药厂|化学品|甲醇|苯
outer-distance 外部.{0,6}距离|防护距离|离村|距离.{0,2}(?:不够|不足|太近)|太近
key-process 重点监管|聚合|硝化|氯化|加氢|重氮|自动化|人工操作|自控
emergency-stop-process 紧急停车
major-source 重大危险源|罐区
sis 安全仪表|sis
root-valve 罐根|紧急切断阀|切断阀
liquefied-hydrocarbon 液化烃|球罐|丙烯|丙烷|全压力式
water-injection 注水
loading 充装|装车|卸车|万向|鹤管|软管|装卸|卸液
loading-arm 万向|鹤管|软管
public-area 公共区域|厂外|厂区外|厂区.{0,8}以外|马路
power-line 架空电力|高压线|电力线|架空线
formal-design 正规设计|设计诊断|没有设计|诊断|设计图
obsolete 淘汰|落后
control-room 控制室|中控|机柜间|抗爆
dual-power 双重电源|双电源|ups|不间断|一路电源|应急电源
safety-valve 安全阀|爆破片|安全附件
not-in-service 未投用|没投用|未正常投用|根部阀|关死|关着|等于没用
responsibility 责任制
inspection-system 隐患排查|隐患治理|排查制度
procedures 操作规程|工艺指标|工艺控制|控制指标|参数|作业规程
hot-work 动火|特殊作业|盲板抽堵|吊装作业
new-process 小试|中试|新工艺|新产品|首次|试生产|反应风险|反应安全|投料|大生产
overstock 超量|超品种|堆.{0,4}多
sorted-storage 分区分类|分类储存|酸和碱|堆一起|酸碱
fireworks 烟花|爆竹|鞭炮|花炮|炮厂|礼花|炮仗|引线|工房|装药|涉药
live-powder 带药|清药|检维修|修机器
own-tools 自带|自己.{0,5}带|家里带
over-manning 超员|核定人数|核定.{0,3}人|实际.{0,2}进|定员|只让进
over-powder 药量|超药|堆的?药|滞留
barrier 屏障|土堤|防护堤
protective-distance 安全距离|民房|距离不够
static-lightning 静电|防雷|避雷|接地
change-of-use 用途|改成|改作|改做|私搭|搭建|搭.{0,3}棚
fence 围墙|围栏
oxidiser 氧化剂|还原剂|氯酸钾|硝酸钾|硫磺|预混
unproven-machine 涉药机械|装药机|自己改装|安全论证|没经过论证
transfer-store 中转库|总库|库容|装不下|放不下
licence-lent 出借|转让|冒用|伪造|证租|租证|借证|证.{0,2}(?:租|借|卖)
beyond-scope 超许可|超范围|违禁|等级|礼花弹|[ab]级|c级
sublet 分包|转包|包给
one-licence 一证多厂|一个证|各干各|独立组织|多股东|好几家
suspended 停产|过期.{0,2}生产|整顿|恶劣天气|高温.{0,2}期间|偷偷
other-explosives 其他爆炸物|炸药|爆炸物|雷管
retail 零售|店里|门店|门市
living-above 居民居住|住着?人|住着|楼上|同住|明火|烧饭
city-gas (?<!可)燃气|天然气|液化气|液化石油气|煤气罐|lng|cng|气站|门站
gas-business 经营许可|无证经营|经营的证|燃气经营
risk-grading 分级管控|风险分级|风险管控
emergency-plan 预案
home-inspection 用户|入户|安检|居民家|上门
overpressure 超压|超限|压力.{0,2}(?:超|高)|出口压力
breakaway 拉脱|拉断
built-over 占压|盖房|盖了?房|上面盖|圈占
underground-duct 电缆沟|排水沟|暗渠|构筑物|管沟|热力沟|地下通道
regulator 调压
cylinder 气瓶|钢瓶|瓶装|灌气|煤气罐|充气
not-own 非自有|别家|别的|别人|其他单位
illegal-filler 未经许可的?充装|黑气|充装许可|黑窝点
odour 加臭|臭味|气味|闻不到
basement 地下室|半地下|负一楼|(?<![在])地下(?!井)
bathroom 卫生间|厕所|洗手间
bedroom 卧室|客房|居住休息
gas-appliance 燃具|灶具?|连接管|热水器|直排|胶管
construction 工地|施工|在建|项目部|总包|监理
safety-licence 安全生产许可证|资质
site-managers 三类人员|[abc]证|项目经理|项目负责人|专职安
scheme 专项方案|方案|专家|危大
excavation 基坑|土方|开挖|坑边|支护|挖
adjacent 毗邻|居民楼|旁边|管线|临近|隔壁
over-dig 超挖|挖得?比|挖深
third-party 第三方
collapse-signs 裂缝|变形|渗漏|流土|监测.{0,3}报警|报警值|征兆
formwork 模板|支架|高支模|满堂|支模|立杆
foundation 地基|承载|松土|垫板|下沉|沉降|泡水|基础
overload 荷载|堆太多|超载|堆载|压弯
early-strike 强度|拆模|拆除支架|混凝土
scaffold 脚手架|外架|落地架|架子(?!工)|双排架
ties 连墙
climbing 升降脚手|附着式?升降|爬架|附着架
anti-fall 防坠|防倾覆|同步
cantilever 悬臂|悬出|悬高|自由高度|独立高度|悬得
acceptance 验收|登记|备案
tower-crane 塔机|塔吊|塔式
site-hoist 施工升降机|施工电梯|升降机|物料提升机|人货梯|吊笼
attachment 附着|附墙|垂直度
before-jacking 顶升|装拆|拆卸|加节|未检查|没检查
crane-devices 力矩限制|安全装置|限制器|限位
bypassed 短接|拆改|解除
bolts 螺栓|标准节
expired 过期|超期|检验期|送检
steel-structure 钢结构|网架|桁架|屋架|临时支撑
single-truss 单榀|一榀|失稳|缆风
platform 悬挑.{0,3}平台|卸料平台|操作平台|料台
safe-voltage 安全电压|36 ?[v伏]|220|照明
tunnel 隧道|导电灰尘
training 培训
demolition 拆楼|拆房|拆除作业|往上拆|顺序
banned 禁止|禁用|竹脚手
boiler 锅炉
vessel 压力容器|储气罐|压力罐|容器|反应釜|蒸压釜|硫化罐|气罐|固定储罐
pressure-pipe 压力管道|蒸汽管|管道|汽水管
lift 电梯|货梯|客梯|轿厢
escalator 扶梯|扶手带|人行道
crane 起重机?(?!伏)|行车(?!道)|天车|龙门吊|吊车|桥吊|航吊|葫芦
ropeway 索道|缆车|吊厢|车厢
ride 游乐|过山车|摩天轮|大摆锤|海盗船|座舱|跳楼机
truck 叉车|场内.{0,2}机动车|场车|观光|电瓶车|铲车
inspection-failed 定检|定期检验|年检|检验.{0,4}(?:不合格|没合格|没过)|检验结论|检验不|不合格
first-inspection 首检|首次检验
supervised-inspection 监检|监督检验
scrapped 报废
unlicensed-made 未取得许可|土锅炉|自制|三无
after-accident 过事故|事故后|出过事
instruments 仪表|压力表|水位表|液位计
alarm-failed 报警装置|不报警|水位.{0,2}报警
pipe-leak 漏汽|漏气|破裂|管道泄漏
as-mobile 移动式|拉着|车上|到处
quick-open 快开门|硫化罐|蒸压釜|灭菌|门没关
hyperbaric 氧舱|高压氧
wrong-medium 错装|介质|充了?别|充错|混充
unlicensed-filling 无证充装|未经许可|充装许可
door-lock 门锁|开着?门
governor 限速器|安全钳
emergency-stop 急停|紧急停止|紧急停车开关|停止按钮
escalator-guard 挡板|夹头
load-limiter 起重量|限重|力矩|超载限制
storm 抗风|防滑|夹轨|锚定|防风
cabin-door 厢门|舱门|车门|关不上|关不严|关不牢|锁闭
backup 备用电源|辅机|备用电机
safety-circuit 安全回路
restraint 安全带|压杠|挡杆|束缚
brakes 刹车|制动|手刹|驻车|刹不住
cracks 裂纹|焊缝|开裂
tow 牵引|挂钩|拖挂
gradient 坡
disconnect 电源.{0,2}切断|断电开关|电源紧急
class-a 甲乙类|易燃|危险品|汽油|油漆|酒精(?!浓度)
crowded 人员密集|商场|宾馆|酒店|ktv|网吧|歌厅|饭店|超市|旅馆|娱乐|商店
sleeping 宿舍|住宅|居住场所|住人
town 城市边缘|独立.{0,2}安全地带|市中心|居民区|市区|闹市
filling-station 加油站|加气站
fire-distance 防火间距|间距|75%
same-building 同一?座|一栋楼|同栋|同一栋|同建筑|三合一
exits 安全出口|疏散|出口|逃生
sprinkler 自动喷水|喷淋|烟感|火灾自动报警|火灾报警
fixed-foam 固定灭火|泡沫灭火|冷却水|消防炮
children 幼儿园|托儿|老年|养老|儿童
storey 楼层|[三四五六]楼
sandwich-panel 彩钢|夹芯
`;

/** What is said of a whole chapter in its heading, not in its items: words by the beginning of the id. */
export const CHAPTER_WORDS: readonly (readonly [idPrefix: string, words: string])[] = [
  ['GM10-4-', '钢铁厂 炼钢 炼铁'],
  ['GM10-5-', '有色 铝厂 铜厂 熔铝炉 铝水'],
  ['GM10-6-', '建材 水泥厂 砖厂'],
  ['GM10-7-', '机械 铸造 翻砂车间'],
  ['GM10-8-1', '食品厂'],
  ['GM10-8-2', '酒厂'],
  ['GM10-8-3', '造纸厂'],
  ['GM10-8-4', '日用陶瓷 日用玻璃'],
  ['GM10-8-5', '日用玻璃 啤酒瓶 玻璃瓶'],
  ['GM10-8-6', '家具厂'],
  ['GM10-9-', '纺织 印染厂'],
  ['GM10-10-', '烟草 烟厂 烟叶'],
  ['GM10-11-', '粉尘 除尘 打磨'],
  ['GM10-12-', '液氨制冷 冷库'],
  ['GM10-13-', '有限空间'],
  ['CH121-', '化工 危险化学品'],
  ['FW121-', '烟花爆竹 炮厂'],
  ['GAS4-', '燃气'],
  ['GAS4-9-', '入户安检 用户'],
  ['HM24-', '工地 施工'],
  ['HM24-B', '基坑'],
  ['HM24-C', '模板支架'],
  ['HM24-D', '脚手架'],
  ['HM24-I', '拆楼 拆房'],
  ['SE45067-4.2', '锅炉'],
  ['SE45067-4.3', '压力容器'],
  ['SE45067-4.4', '压力管道'],
  ['SE45067-4.5', '充装 气瓶'],
  ['SE45067-4.6', '电梯'],
  ['SE45067-4.7', '起重机 行车'],
  ['SE45067-4.8', '索道 缆车'],
  ['SE45067-4.9', '游乐设施'],
  ['SE45067-4.10', '叉车 场内机动车'],
];

export interface Notion {
  readonly id: string;
  readonly pattern: RegExp;
}

export const notions: readonly Notion[] = NOTIONS.trim()
  .split('\n')
  .map((line) => {
    const gap = line.indexOf(' ');
    return { id: `#${line.slice(0, gap)}`, pattern: new RegExp(line.slice(gap + 1), 'g') };
  });

/** The invented people of the demonstration: names, and the places that the story needs filled. Data only. */
import type { PersonTable } from './schema.ts'

export type Duty = PersonTable['duty']
export type Sex = PersonTable['sex']

/** 张zhang: characters, then pinyin. */
const spoken = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const characters = word.replace(/[a-z]+$/, '')
      return { characters, pinyin: word.slice(characters.length) }
    })

export const SURNAMES = spoken(`
  王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo 梁liang 宋song
  郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao 程cheng 曹cao 袁yuan 邓deng 许xu 傅fu 沈shen 曾zeng 彭peng 吕lv 苏su 卢lu 蒋jiang 蔡cai
  贾jia 丁ding 魏wei 薛xue 叶ye 阎yan 余yu 潘pan 杜du 戴dai 夏xia 钟zhong 汪wang 田tian 任ren 姜jiang 范fan 方fang 石shi 姚yao 谭tan 廖liao
  邹zou 熊xiong 金jin 陆lu 郝hao 孔kong 白bai 崔cui 康kang 毛mao 邱qiu 秦qin 江jiang 史shi 顾gu 侯hou 邵shao 孟meng 龙long 万wan 段duan
  钱qian 汤tang 尹yin 黎li 易yi 常chang 武wu 乔qiao 贺he 赖lai 龚gong 文wen 欧阳ouyang 上官shangguan
`)

export const GIVEN: Record<Sex, { characters: string; pinyin: string }[]> = {
  female: spoken(`
    雅琴yaqin 慧敏huimin 静怡jingyi 丽华lihua 秀英xiuying 晓燕xiaoyan 文静wenjing 海霞haixia 玉兰yulan 春梅chunmei 思源siyuan 雨桐yutong
    佳慧jiahui 欣然xinran 梦洁mengjie 婉清wanqing 若溪ruoxi 诗涵shihan 雪莹xueying 芳菲fangfei 淑珍shuzhen 桂芬guifen 美玲meiling 红梅hongmei
    冬青dongqing 亚楠yanan 晶晶jingjing 倩qian 颖ying 琳lin 娟juan 瑾jin 岚lan 薇wei 萍ping 璐lu 蕾lei 洁jie 敏min 蓉rong 妍yan 彤tong
    丹丹dandan 莉莎lisha 云霞yunxia 凤英fengying 小娟xiaojuan 海燕haiyan 建芳jianfang 卫红weihong 秋菊qiuju 爱华aihua 惠兰huilan 素云suyun
    明珠mingzhu 书瑶shuyao 亦菲yifei 可欣kexin 子涵zihan 梓萱zixuan 雅雯yawen 嘉怡jiayi 晨曦chenxi 语欣yuxin 清扬qingyang 月华yuehua
    映雪yingxue 碧波bibo 采薇caiwei 文君wenjun 念慈nianci 静雯jingwen 思敏simin 佩玲peiling 燕妮yanni 晓琳xiaolin 玉洁yujie 馨予xinyu
    沁怡qinyi 悦yue 宁ning 菁jing 旖旎yini 秋实qiushi 兰芝lanzhi 慧君huijun 雯雯wenwen 婷婷tingting 露lu 虹hong 璇xuan 霏fei 盈盈yingying
    巧云qiaoyun 香莲xianglian 丽娜lina 艳秋yanqiu 晓蕾xiaolei 佳琪jiaqi 雨薇yuwei 依依yiyi 梅mei 竹青zhuqing 舒畅shuchang 筱雅xiaoya
    昕彤xintong 锦绣jinxiu 含笑hanxiao 知夏zhixia 元香yuanxiang 冰bing
  `),
  male: spoken(`
    建平jianping 志强zhiqiang 海涛haitao 立新lixin 文博wenbo 俊杰junjie 浩然haoran 子轩zixuan 明远mingyuan 国栋guodong 永康yongkang 长青changqing
    振华zhenhua 晓东xiaodong 学军xuejun 伟民weimin 家豪jiahao 思远siyuan 天佑tianyou 泽宇zeyu 鹏飞pengfei 志远zhiyuan 光明guangming 世杰shijie
    磊lei 斌bin 强qiang 峰feng 涛tao 刚gang 勇yong 凯kai 宁波ningbo 旭东xudong 向阳xiangyang 少华shaohua 庆丰qingfeng 德胜desheng 玉成yucheng
    兴旺xingwang 正阳zhengyang 一鸣yiming 景行jingxing 致远zhiyuan 怀瑾huaijin 承志chengzhi 修文xiuwen 思齐siqi 敬之jingzhi 云飞yunfei 江平jiangping
    新民xinmin 树人shuren 大为dawei 国梁guoliang 保华baohua 忠义zhongyi 宏伟hongwei 春生chunsheng 启航qihang 睿rui 晨chen 昊天haotian 翔宇xiangyu
    子谦ziqian 奕辰yichen 书恒shuheng 卓然zhuoran 乐山leshan 仲文zhongwen 伯安boan 守成shoucheng 加林jialin 少川shaochuan 培元peiyuan 广义guangyi
    连山lianshan 钧jun 铭ming 骏jun
  `),
}

export const DEPARTMENTS = {
  teaching: '教务处',
  moral: '德育处',
  logistics: '总务处',
  office: '校办',
  union: '工会',
  informatics: '信息中心',
  finance: '财务室',
  safety: '安全办',
  canteen: '食堂管理科',
} as const
export type DepartmentKey = keyof typeof DEPARTMENTS

export const DELEGATIONS = {
  languages: '语数外代表团',
  sciences: '理化综代表团',
  arts: '艺体代表团',
  primary: '小学部代表团',
  services: '行政后勤代表团',
} as const
export type DelegationKey = keyof typeof DELEGATIONS

/** `L`eader, `T`eacher, `W`orker; sex; age on the day of the congress; and, where the story calls on them, by what name. */
type Place = `${'L' | 'T' | 'W'}${'f' | 'm'}${number}` | `${'L' | 'T' | 'W'}${'f' | 'm'}${number} ${string}`

/** The 57 representatives, delegation by delegation; the first is its head. Names may be several, joined by commas. */
export const REPRESENTATIVES: Record<DelegationKey, Place[]> = {
  languages: [
    'Tf44 headLanguages',
    'Lm53 presidium1',
    'Lf46',
    'Tf41 presidium2',
    'Tf39 committee1',
    'Tm42 payPlanProposer',
    'Tf48 scrutineer2',
    'Tf34 personalProposer',
    'Tm37 dutyPayProposer',
    'Tf29',
    'Tf31',
    'Tf33',
    'Tm51 onLeave1',
    'Tf40',
  ],
  sciences: [
    'Tm47 headSciences',
    'Lm50 committeeChair',
    'Lf43',
    'Tm45 presidium3',
    'Tm40 ventilationProposer',
    'Tf36 loginProposer',
    'Tm54 chief',
    'Tf32',
    'Tm30',
    'Tf28',
    'Tm49 onLeave2',
  ],
  arts: [
    'Tf43 headArts',
    'Lm48',
    'Tm46 presidium4',
    'Tf38 committee2',
    'Tf35 restRoomProposer',
    'Tm33 canteenProposer',
    'Tm56 onPaper1',
    'Tf27',
    'Tf41 absent1',
  ],
  primary: [
    'Tf45 headPrimary',
    'Lf49 presidium5',
    'Lm41',
    'Tf47 presidium6',
    'Tf42 committee3',
    'Tf38 scrutineer3',
    'Tf36 withdrawnProposer',
    'Tf34 steppedOut',
    'Tm31',
    'Tf30',
    'Tf26',
    'Tf29',
    'Tm44',
    'Tf50 onLeave3',
    'Tf39 absent2',
  ],
  services: [
    'Lm51 headServices',
    'Lf48 presidium7',
    'Lm45 leader',
    'Wm55 canteenCoProposer',
    'Wm49 committee4',
    'Wm58 onPaper2',
    'Wf52 onPaper3',
    'Wm43 onLeave4',
  ],
}

/** Who takes part without a vote or works for the congress: duty, sex and age as above, department, names. */
export const OTHERS: { place: Place; department: DepartmentKey; observes: boolean }[] = [
  { place: 'Lf46 officerTeaching', department: 'teaching', observes: true },
  { place: 'Lm44 officerMoral', department: 'moral', observes: true },
  { place: 'Lm52 officerLogistics', department: 'logistics', observes: true },
  { place: 'Lf45 officerOffice', department: 'office', observes: true },
  { place: 'Lm38 officerInformatics', department: 'informatics', observes: true },
  { place: 'Lf50 officerFinance', department: 'finance', observes: true },
  { place: 'Lm47 officerSafety', department: 'safety', observes: true },
  { place: 'Lm53 officerCanteen', department: 'canteen', observes: true },
  { place: 'Wf41 officerUnion', department: 'union', observes: false },
  { place: 'Wf39 secretary', department: 'office', observes: false },
  { place: 'Wf37 unionStaff', department: 'union', observes: false },
  { place: 'Wm34 hallScreen', department: 'union', observes: false },
  { place: 'Wm36 admin', department: 'informatics', observes: false },
  { place: 'Wf33 teller1', department: 'finance', observes: false },
  { place: 'Wm40 teller2', department: 'teaching', observes: false },
]

/** The rest of the 186: how many of each duty and sex. */
export const THE_REST: { duty: Duty; sex: Sex; count: number; departments: DepartmentKey[] }[] = [
  { duty: 'teacher', sex: 'female', count: 61, departments: ['teaching', 'teaching', 'moral'] },
  { duty: 'teacher', sex: 'male', count: 37, departments: ['teaching', 'teaching', 'moral'] },
  { duty: 'worker', sex: 'female', count: 7, departments: ['canteen', 'finance', 'logistics', 'office'] },
  { duty: 'worker', sex: 'male', count: 9, departments: ['canteen', 'safety', 'logistics', 'informatics'] },
]

/** What the motions of the demonstration ask for. Invented, and of the kind that schools really receive. */
import type { Category } from '../machines/catalogues.ts'
import type { Calendar } from './seed-calendar.ts'
import type { DepartmentKey } from './seed-people.ts'

export type Wording = { title: string; rationale: string; remedy: string }
export type MotionText = Wording & { category: Category; department: DepartmentKey | null }

const received = {
  payPlan: {
    title: '关于修订《绩效工资分配方案》的议案',
    category: 'welfare',
    department: 'office',
    rationale:
      '现行《绩效工资分配方案》实施已满三年。三年来课后服务、集团教研和班主任工作量都有较大变化，而方案中的奖励性部分仍按原有课时折算，多劳多得体现不够：同样周课时的两位教师，是否承担课后服务、是否担任班主任，月均差距不足二百元。去年教研组座谈会上有九个组提出同样的意见。',
    remedy:
      '一、将奖励性绩效由“课时、考核”两块调整为“课时、班主任、课后服务、考核”四块，比例为45∶20∶15∶20。\n二、班主任津贴按班额分三档，每学期核定一次。\n三、病假、产假期间的基础性绩效按国家和省有关规定执行，不再与考核挂钩。\n四、修订草案在校内公示不少于七日，逐条答复意见后提交教代会票决。',
  },
  restRoom: {
    title: '关于设置教职工午间休息室的提案',
    category: 'logistics',
    department: 'logistics',
    rationale:
      '学校实行午餐陪餐和午间看护后，多数教师中午不能离校。目前教师只能伏案休息，孕期和哺乳期教师尤其不便。图书馆二楼东侧原电子阅览室停用已近一年，约六十平方米，水电齐备。',
    remedy:
      '一、将图书馆二楼东侧原电子阅览室改为教职工午间休息室，设躺椅二十张，隔出母婴间一间。\n二、每日十二时至十三时三十分开放，由工会和总务处共同管理。\n三、所需家具优先利用闲置资产。',
  },
  collective: {
    title: '关于减轻教师非教学事务负担的提案',
    category: 'teaching',
    department: 'teaching',
    rationale:
      '本代表团汇总了小学部四十一位教师一个月的记录：各类表格、台账、应用程序打卡和截图上报平均每周二十三项，其中相同内容重复报送的占四成。班主任每周用于填报的时间约六小时，备课和家访受到挤压。',
    remedy:
      '一、建立进校事务清单，未列入清单的事项不得直接布置给班主任。\n二、同一数据一学期只报一次，由教务处统一归口、各处室共用。\n三、每周三设为“无表格日”，请给出开始实行的具体日期。',
  },
  ventilation: {
    title: '关于改造理化实验室通风系统的提案',
    category: 'safety',
    department: 'logistics',
    rationale:
      '理化实验楼通风系统建成于十二年前，三间化学实验室中有两间风机噪声超过七十分贝，通风橱面风速实测不足每秒零点三米。九年级化学实验开设旺季时，室内气味一节课后仍不能散尽，实验员已有两人出现咽喉不适。',
    remedy:
      '一、请有资质的机构对三间化学实验室的通风橱和排风管道做一次检测。\n二、按检测结果更换风机，加装变频控制。\n三、改造完成前，涉及挥发性试剂的分组实验改为演示实验，并配发防护用品。',
  },
  canteen: {
    title: '关于改善食堂菜品质量和错峰就餐的提案',
    category: 'logistics',
    department: 'canteen',
    rationale:
      '教职工食堂菜品一周内重复率较高，十二时前后排队常在二十分钟以上，下午第一节有课的教师往往来不及用餐。本学期伙食满意度问卷中，“菜品更新”“排队时间”两项得分最低。',
    remedy:
      '一、按周公布菜谱，同一主菜一周内不超过两次。\n二、按年级错峰，十一时四十分和十二时十分两批就餐。\n三、每月召开一次膳食委员会，公开采购和成本。',
  },
  lightMeals: {
    title: '关于食堂增设清淡窗口的提案',
    category: 'logistics',
    department: 'canteen',
    rationale: '教职工中四十五岁以上的近四成，体检血脂、血糖偏高的人数逐年增加。食堂菜品偏油偏咸，需要控制饮食的同事只能自带饭菜。',
    remedy: '一、增设一个少油少盐的清淡窗口，每日不少于两菜一汤。\n二、菜牌上标注盐和油的参考用量。',
  },
  personal: {
    title: '关于调整本人岗位等级的请求',
    category: 'faculty',
    department: 'office',
    rationale: '本人任一级教师已满五年，上一轮岗位竞聘因产假未能参加，希望学校在下一轮中考虑本人的实际情况，将岗位由十级调整为九级。',
    remedy: '请学校在下一次岗位竞聘时，对因产假错过竞聘的教师单独安排一次述职。',
  },
  singleLogin: {
    title: '关于统一校内各应用系统账号的提案',
    category: 'informatics',
    department: 'teaching',
    rationale:
      '教师日常使用的校内系统有教务、成绩、选课、课后服务、报修、考勤、图书七个，账号和密码各不相同，密码规则和更换周期也不一样。信息中心统计，上学期重置密码的求助有六百余次；有教师因此把密码贴在显示器上，存在隐患。',
    remedy:
      '一、建立统一身份认证，七个系统一次登录、全部通行。\n二、过渡期内先统一账号为工号，再逐步接入。\n三、离职、调动人员的账号随人事变动自动停用。',
  },
  dutyPay: {
    title: '关于提高值班和早晚托管津贴标准的提案',
    category: 'welfare',
    department: 'finance',
    rationale: '现行值班津贴标准为六年前制定。近年早晚托管和节假日值班次数明显增加，津贴标准没有变化，与周边学校相比偏低。',
    remedy: '适当提高值班和早晚托管津贴标准。',
  },
  parking: {
    title: '关于东门增设非机动车充电棚的提案',
    category: 'campus',
    department: 'logistics',
    rationale: '骑电动自行车上下班的教职工已超过八十人，东门车棚没有充电设施，有人从窗口拉线充电，不安全。',
    remedy: '在东门车棚增设智能充电桩十个，配烟感和灭火设施，禁止飞线充电。',
  },
} satisfies Record<string, MotionText>

export type ReceivedKey = keyof typeof received

const laidBefore = ({ schoolYear }: Calendar) =>
  ({
    workPlan: {
      title: `${schoolYear}学校工作计划（草案）`,
      category: 'teaching',
      department: 'office',
      rationale:
        '本计划由校长室起草，经校务会讨论、各年级组和教研组征求意见，共收到意见四十七条，采纳三十一条。计划围绕课堂质量、教师发展、五育并举、安全稳定、后勤保障五个方面，提出二十六项工作。',
      remedy:
        '一、完善九年一贯的课程衔接，五、六年级和七年级教师每学期联合教研不少于四次。\n二、新入职教师实行双导师制。\n三、学生每日体育活动不少于两小时。\n四、完成实验楼和风雨操场的安全改造。\n五、上学期末和学年末各向教代会报告一次执行情况。',
    },
    spending: {
      title: '关于实验楼改造和校园网络升级重大支出的议案',
      category: 'campus',
      department: 'finance',
      rationale:
        '理化实验楼通风和消防设施已使用十二年，校园网络核心设备已过保修期三年。两项改造经校务会论证和三家单位询价，概算合计三百八十六万元，其中实验楼二百四十万元，网络一百四十六万元，拟从学校自有资金和上级专项中各列支一半。',
      remedy:
        '一、实验楼改造安排在寒假和暑假分两期施工，不影响教学。\n二、网络升级含统一身份认证和教学楼无线全覆盖。\n三、两项工程均公开招标，招标文件、合同和决算在校务公开栏公示。\n四、工程监督小组由教代会推选三名代表参加。',
    },
  }) satisfies Record<string, MotionText>

export type LaidKey = keyof ReturnType<typeof laidBefore>
export type MotionKey = ReceivedKey | LaidKey

/** The ten that were received, and the two that the school lays before the congress. */
export const motionTexts = (calendar: Calendar): Record<MotionKey, MotionText> => ({ ...received, ...laidBefore(calendar) })

/** The pay plan as amended after the delegations had discussed it. */
export const SECOND_DRAFT: Wording & { note: string } = {
  title: '关于修订《绩效工资分配方案》的议案',
  rationale: received.payPlan.rationale,
  remedy:
    '一、将奖励性绩效由“课时、考核”两块调整为“课时、班主任、课后服务、考核”四块，比例为45∶20∶15∶20。\n二、班主任津贴按班额分三档，每学期核定一次；副班主任按班主任的百分之三十计发。\n三、病假、产假期间的基础性绩效按国家和省有关规定执行，不再与考核挂钩。\n四、新方案试行一年，期满由工会组织评估，结果向教代会报告。',
  note: '根据各代表团讨论意见，增加副班主任津贴和试行一年后评估两项，其余文字不变。',
}

/** The duty-pay motion as it came back from its proposer. */
export const RESUBMITTED: Wording = {
  title: '关于提高值班和早晚托管津贴标准的提案',
  rationale:
    '现行值班津贴标准为六年前制定：平时每班四十元，节假日每班一百元，早晚托管每次十五元。上学年全校共值班一千一百四十二班次，早晚托管六千三百人次，比六年前增加近一倍。走访的周边四所学校，平时值班每班六十至八十元。',
  remedy:
    '一、平时值班每班由四十元调整为六十元，节假日由一百元调整为一百五十元，早晚托管每次由十五元调整为二十五元。\n二、按上学年班次测算，每年增加支出约十一万七千元，建议在公用经费和课后服务收入中列支。\n三、标准每三年复核一次。',
}

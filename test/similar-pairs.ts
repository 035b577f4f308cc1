/** What somebody writes this year, and what a colleague wrote before on the same matter, in other words. */
export type SimilarPair = { writes: string; because: string; wrote: string }

export const PAIRS: readonly SimilarPair[] = [
  {
    writes: '关于提升教工餐厅伙食水平的建议',
    because: '菜式常年不变，老师们普遍反映不好吃。',
    wrote: '关于改善食堂菜品质量和错峰就餐的提案',
  },
  { writes: '关于食堂推出低油低盐套餐的建议', because: '血脂偏高的同事越来越多。', wrote: '关于食堂增设清淡窗口的提案' },
  { writes: '增加校内机动车泊位', because: '早上七点四十以后就停不进来了。', wrote: '关于缓解教职工停车难的提案' },
  { writes: '在地下车库安装电动汽车充电设施', because: '开电动车上班的老师没处充电。', wrote: '关于增设充电桩的建议' },
  { writes: '关于教师午间有处可躺的建议', because: '中午看护完学生只能趴在桌上。', wrote: '关于设置教职工午间休息室的提案' },
  { writes: '请减少让班主任填的各类表格', because: '台账重复报送。', wrote: '关于减轻教师非教学事务负担的提案' },
  { writes: '化学实验室气味大，要求整改排风', because: '风机噪声大，通风橱抽不走。', wrote: '关于改造理化实验室通风系统的提案' },
  { writes: '校内各系统一个密码登录', because: '账号太多记不住。', wrote: '关于建设统一身份认证、实现单点登录的提案' },
  { writes: '提高班主任津贴标准', because: '班主任工作量大，津贴十年未变。', wrote: '关于调整班主任补贴的提案' },
  { writes: '绩效奖金分配应多劳多得', because: '课时多的和课时少的差不多。', wrote: '关于修订《绩效工资分配方案》的议案' },
  { writes: '教室夏天太热，请给每间教室装冷气', because: '三十七度上课。', wrote: '关于教学楼加装空调的提案' },
  { writes: '每年安排一次全面健康检查', because: '现在的项目太少。', wrote: '关于增加教职工体检项目的提案' },
  { writes: '职称评审的打分要公开透明', because: '名额少，标准不清楚。', wrote: '关于完善职称评聘量化考核办法的提案' },
  { writes: '办公电脑老化，急需更换', because: '开机要五分钟。', wrote: '关于更新教师办公计算机的提案' },
  { writes: '教学楼厕所改造', because: '蹲位少，异味重。', wrote: '关于翻新学生卫生间的建议' },
  { writes: '楼道里放直饮水机', because: '打开水要跑到一楼。', wrote: '关于每层增设饮水设备的提案' },
  { writes: '延时服务的报酬怎么算', because: '晚托两小时补得太少。', wrote: '关于课后服务费用发放标准的提案' },
  { writes: '校园无线覆盖不全', because: '实验楼上不了网。', wrote: '关于提升校园网络速度的提案' },
  { writes: '关于为哺乳期女教师提供母婴室的建议', because: '没有合适的地方。', wrote: '关于设立爱心妈咪小屋、方便孕期和哺乳期教师的提案' },
  { writes: '关爱教师心理健康', because: '压力大，失眠的多。', wrote: '关于开设教职工心理咨询的提案' },
]

/** Written after the list of words was settled, and not looked at while it was made: what it does for matters it was not made for. */
export const UNSEEN_PAIRS: readonly SimilarPair[] = [
  { writes: '雨天没有地方停电动自行车', because: '车都淋坏了。', wrote: '关于修建职工车棚的提案' },
  { writes: '期末改卷希望减少夜间加班', because: '连续三天改到九点。', wrote: '关于合理安排阅卷时间的建议' },
  { writes: '年轻教师租房难', because: '外地来的新教师没有住处。', wrote: '关于解决青年教师住房困难的提案' },
  { writes: '报销太慢，希望简化程序', because: '签字要跑五个部门。', wrote: '关于简化财务报销流程的提案' },
  { writes: '给退休老同事办荣休仪式', because: '教了一辈子书。', wrote: '关于举行教师荣休典礼的建议' },
  { writes: '请统一购买教学软件正版授权', because: '各教研组自己想办法。', wrote: '关于采购正版教学软件的提案' },
  { writes: '校门口上下学时段交通拥堵', because: '家长的车堵住了校门。', wrote: '关于疏导校门交通秩序的提案' },
  { writes: '体育器材老旧，存在安全隐患', because: '单双杠已经松动。', wrote: '关于更换破损体育器材的提案' },
  { writes: '给教师办理商业医疗补充保险', because: '大病报销不够。', wrote: '关于为教职工购买补充医疗保险的提案' },
  { writes: '希望会议少一点、短一点', because: '每周例会两个小时。', wrote: '关于精简会议的提案' },
]

const ABOUT = [
  '操场塑胶跑道',
  '图书馆藏书',
  '校车线路',
  '多媒体教室',
  '学科教研活动',
  '青年教师培养',
  '外出培训经费',
  '办公室座椅',
  '消防通道',
  '门禁系统',
  '监考安排',
  '期末阅卷',
  '家长开放日',
  '学生社团',
  '劳动教育基地',
  '教材征订',
  '打印耗材',
  '公文流转',
  '会议次数',
  '值班护校',
  '校史馆',
  '教师宿舍',
  '子女入学',
  '工会活动经费',
  '退休教师慰问',
  '节日福利',
  '运动会奖品',
  '考勤打卡',
  '请假手续',
  '课表编排',
  '作业批改',
  '听评课',
  '集体备课',
  '校服选购',
  '雨天候车棚',
  '快递收发',
  '垃圾分类',
  '树木修剪',
  '路灯照明',
  '屋顶漏水',
  '电梯检修',
  '玻璃幕墙',
  '监控摄像',
  '应急演练',
  '财务报销流程',
  '采购审批',
  '科研课题',
  '论文奖励',
  '学术休假',
  '导师制',
  '心理委员',
  '宿舍管理',
  '生物园',
  '天文台',
  '录播教室',
  '合唱团',
] as const
const ASKS = ['改进', '规范', '优化', '加强', '增加', '公开', '更新', '重新安排', '统筹', '试行'] as const
const WHERE = ['小学部', '初中部', '高中部', '东校区', '西校区', '行政楼', '实验楼', '艺术楼', '体育馆', '国际部'] as const
const WHY = ['近年来反映较多', '与兄弟学校相比有差距', '现有做法已执行多年', '上学期问卷中得分偏低', '多个教研组提出同样的意见'] as const

/** The n-th of any number of other motions: no two alike, all of them a school's. */
export const otherMotion = (n: number): { title: string; rationale: string; remedy: string } => {
  const about = ABOUT[n % ABOUT.length] ?? ABOUT[0]
  const ask = ASKS[Math.floor(n / ABOUT.length) % ASKS.length] ?? ASKS[0]
  const where = WHERE[Math.floor(n / (ABOUT.length * ASKS.length)) % WHERE.length] ?? WHERE[0]
  const why = WHY[n % WHY.length] ?? WHY[0]
  const serial = Math.floor(n / (ABOUT.length * ASKS.length * WHERE.length))
  return {
    title: `关于${ask}${where}${about}工作的提案${serial > 0 ? `（之${serial + 1}）` : ''}`,
    rationale: `${where}的${about}${why}。教职工希望学校在经费、人员、时间三方面给予保障，并明确负责部门。目前${about}由多个处室分头负责，遇到问题互相等待。`,
    remedy: `一、由分管校领导牵头，一个月内拿出${about}的${ask}办法。\n二、在教职工中征求意见后公布。\n三、每学期向教代会通报一次${where}${about}的进展。`,
  }
}

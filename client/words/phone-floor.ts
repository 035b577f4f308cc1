/** What the phone says while the meeting runs: a recess, and the floor. Loaded with what is asked of a representative. */
import type { Words } from '../words.ts'

export const phoneFloor = {
  'recess.now': ['现在休会', 'In recess'],
  'recess.until': ['{when} 复会', 'Resumes at {when}'],
  'floor.title': ['正在讨论：{item}', 'Under discussion: {item}'],
  'floor.ask': ['申请发言', 'Ask for the floor'],
  'floor.waiting': ['您已申请发言，前面还有 {n} 人', 'You asked for the floor; {n} before you'],
  'floor.next': ['您已申请发言，下一位就是您', 'You asked for the floor; you are next'],
  'floor.withdraw': ['取消申请', 'Take it back'],
  'floor.mine': ['请您发言', 'You have the floor'],
  'floor.speaks': ['{name}正在发言', '{name} is speaking'],
} as const satisfies Words

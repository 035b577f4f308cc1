/** What somebody reads who has scanned the hall screen. */
import type { Words } from '../words.ts'

export const hereWords = {
  'here.title': ['会场签到', 'Signing in at the hall'],
  'here.busy': ['正在签到…', 'Signing in…'],
  'here.done': ['{name}，签到成功', '{name}, you are signed in'],
  'here.noSeat': ['名册里没有您的席位，请到签到台。', 'You have no seat in this session: please come to the desk.'],
  'here.unsent': ['没有发出，正在重试…', 'Not sent, trying again…'],
  'here.again': ['立即重试', 'Try now'],
  'here.on': ['进入会议', 'To the session'],
} as const satisfies Words

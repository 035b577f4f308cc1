/** Where messages may go: a mail server, and the robots of group chats. From the environment alone; no screen shows them again. */
import type { Channel } from '../../db/schema.ts'

export type Robot = Exclude<Channel, 'email'>
export type RobotAddress = { url: string; secret: string | null }
export type PostConfig = { mail: { url: string; from: string } | null; robots: Partial<Record<Robot, RobotAddress>> }

export const NO_POST: PostConfig = { mail: null, robots: {} }

/** Where each maker's robots live. A school with a gateway of its own names its host in ROBOT_HOSTS. */
const HOSTS: Record<Robot, string> = { wecom: 'qyapi.weixin.qq.com', dingtalk: 'oapi.dingtalk.com', feishu: 'open.feishu.cn' }

type Env = Record<string, string | undefined>

const robotOf = (robot: Robot, env: Env, own: string[], faults: string[]): RobotAddress | undefined => {
  const name = `${robot.toUpperCase()}_ROBOT_URL`
  const url = env[name]
  if (!url) return undefined
  // The address carries a key: a fault names the variable and never its value.
  if (!URL.canParse(url)) faults.push(`${name} is no address`)
  else {
    const { protocol, host, hostname } = new URL(url)
    const isOwn = own.includes(host) || own.includes(hostname)
    if (!isOwn && hostname !== HOSTS[robot])
      faults.push(`${name} leads to ${hostname}: messages go to ${HOSTS[robot]}, or to a host in ROBOT_HOSTS`)
    else if (protocol !== 'https:' && !(isOwn && protocol === 'http:')) faults.push(`${name} is not https`)
  }
  return { url, secret: env[`${robot.toUpperCase()}_ROBOT_SECRET`] ?? null }
}

/** @param faults everything that is wrong is added here */
export const readPost = (env: Env, publicUrl: string | null, faults: string[]): PostConfig => {
  const own = (env['ROBOT_HOSTS'] ?? '').split(',').flatMap((host) => (host.trim() === '' ? [] : [host.trim()]))
  const robots: PostConfig['robots'] = {}
  for (const robot of Object.keys(HOSTS) as Robot[]) {
    const address = robotOf(robot, env, own, faults)
    if (address) robots[robot] = address
  }
  const smtp = env['SMTP_URL']
  const from = env['MAIL_FROM']
  if (smtp && (!URL.canParse(smtp) || !['smtp:', 'smtps:'].includes(new URL(smtp).protocol)))
    faults.push('SMTP_URL is no smtp: or smtps: address')
  if (smtp && !from) faults.push('MAIL_FROM is missing: whom do mails come from?')
  const isUsed = Boolean(smtp) || Object.keys(robots).length > 0
  if (isUsed && publicUrl === null) faults.push('PUBLIC_URL is missing: a message needs a link that leads back here')
  return { mail: smtp && from ? { url: smtp, from } : null, robots }
}

export const channelsOf = ({ mail, robots }: PostConfig): Channel[] => [
  ...(mail ? (['email'] as const) : []),
  ...(Object.keys(robots) as Robot[]),
]

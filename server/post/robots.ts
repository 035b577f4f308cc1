/**
 * The robots of group chats: the shape of a message and how it is signed, by the makers' public documents.
 *
 *     企业微信  https://developer.work.weixin.qq.com/document/path/91770   the key in the address is the secret; 20 messages a minute
 *     钉钉      https://open.dingtalk.com/document/robots/customize-robot-security-settings   ?timestamp=ms&sign=
 *     飞书      https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot   timestamp in seconds and sign in the body
 */
import { createHmac } from 'node:crypto'
import type { Letter } from './letter-words.ts'
import type { Robot, RobotAddress } from './config.ts'

export type Call = { url: string; body: object }

const sha256 = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')

/** 钉钉 signs "timestamp, new line, secret" with the secret. */
export const dingtalkSign = (timestamp: number, secret: string): string => sha256(secret, `${timestamp}\n${secret}`)
/** 飞书 makes "timestamp, new line, secret" the key, and signs nothing with it. */
export const feishuSign = (timestamp: number, secret: string): string => sha256(`${timestamp}\n${secret}`, '')

const markdown = ({ motion, link, open }: Letter) => `${motion.replaceAll(/[[\]()*_`#<>\\]/g, ' ')}\n\n[${open}](${link})`

export const callOf = (robot: Robot, { url, secret }: RobotAddress, letter: Letter, now: number): Call => {
  switch (robot) {
    case 'wecom':
      return { url, body: { msgtype: 'markdown', markdown: { content: `**${letter.headline}**\n${markdown(letter)}` } } }
    case 'dingtalk': {
      const signed = new URL(url)
      if (secret !== null) {
        signed.searchParams.set('timestamp', String(now))
        signed.searchParams.set('sign', dingtalkSign(now, secret))
      }
      return {
        url: signed.href,
        body: { msgtype: 'markdown', markdown: { title: letter.headline, text: `#### ${letter.headline}\n\n${markdown(letter)}` } },
      }
    }
    case 'feishu': {
      const seconds = Math.floor(now / 1000)
      const text = `${letter.headline}\n${letter.motion}\n${letter.open} ${letter.link}`
      const signature = secret === null ? {} : { timestamp: String(seconds), sign: feishuSign(seconds, secret) }
      return { url, body: { ...signature, msg_type: 'text', content: { text } } }
    }
  }
}

/** What the robots answer: always 200, and whether it went well inside. */
export const isTaken = (answer: unknown): boolean => {
  if (typeof answer !== 'object' || answer === null) return false
  const code = 'errcode' in answer ? answer.errcode : 'code' in answer ? answer.code : 'StatusCode' in answer ? answer.StatusCode : null
  return code === 0
}

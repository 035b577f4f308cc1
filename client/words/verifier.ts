/** What the offline verifier says. */
import { FAULT_SENTENCES } from '../../machines/sealed/fault-sentences.ts'
import type { FaultCode } from '../../machines/sealed/fault.ts'
import type { Step } from '../../machines/sealed/verify.ts'
import type { Pair, Words } from '../words.ts'

/** Total: a new fault does not compile until it is said. */
const faultsZh: Record<FaultCode, string> = {
  'archive-size': '文件比任何票箱档案都大，不予读取。',
  'archive-tar': '这不是 Belenios 格式的档案：里面有不该有的内容，或者文件不完整。',
  'archive-header': '文件开头不是 Belenios 档案的开头。',
  'archive-name': '有一项内容与它的名称（内容的校验值）不符。',
  'archive-twice': '同一项内容在档案里出现了两次。',
  'archive-orphan': '档案里有没有任何事件提到的内容。',
  json: '有一项不是规范的紧凑 JSON。',
  shape: '有一项缺少应有的字段，或多了字段。',
  'chain-parent': '有一个事件接不上它前面的事件：有内容被抽走或替换。',
  'chain-height': '有一个事件的编号与它在链上的位置不符。',
  'chain-order': '有一个事件出现在不该出现的位置。',
  'chain-payload': '有一个事件提到的内容不在它前面。',
  'element-form': '有一个数的写法不对。',
  'element-range': '有一个数超出了范围。',
  'element-group': '有一个数不属于约定的群。',
  scalar: '有一个指数写法不对或过大。',
  'election-version': '票决的版本无法识别。',
  'election-group': '票决使用的群无法识别。',
  'election-uuid': '票决的编号不成立。',
  'election-question': '有一道题不能这样问，或是我们不能计票的题型。',
  'election-key': '票决的公钥不是各位监票人共同制成的那一把。',
  'trustee-proof': '有一位持钥人没有证明自己持有密钥。',
  'trustee-threshold': '开箱需要的份数多于持钥人数。',
  'trustee-certificate': '有一位监票人的证书不是本人签的。',
  'trustee-polynomial': '有一位监票人的承诺不是本人的。',
  'trustee-key': '有一位监票人的公钥不是制作钥匙时得到的那一把。',
  'credential-twice': '名单里有同一张领票凭据出现两次。',
  'credential-weight': '有一张凭据的权重无法计票。',
  'ballot-election': '有一张票是为另一次票决做的。',
  'ballot-credential': '有一张票用的凭据不在名单里。',
  'ballot-hash': '有一张票的签名对应的是别的内容。',
  'ballot-signature': '有一张票不是由凭据的持有人签名的。',
  'ballot-choice': '有一张票没有证明每个选项至多计一次。',
  'ballot-overall': '有一张票没有证明选的个数符合规定。',
  'ballot-reference': '有一张票在应当相同的两处填得不一样。',
  'ballot-blank': '有一张票没有证明自己是否为空白票。',
  'tally-count': '计入的票数与票箱里的票数不符。',
  'tally-weight': '计入的权重与票箱里的权重不符。',
  'tally-cipher': '开箱所用的合计不是票箱里各票之和。',
  'factor-owner': '有一份开箱结果来自无权的人，或同一人交了两次。',
  'factor-proof': '有一份开箱结果没有证明是正确的。',
  'factor-missing': '人数还不够就公布了结果。',
  result: '公布的结果不是票箱里的内容。',
  vote: '题目不允许这样投。',
  credential: '凭据输入有误。',
  key: '密钥与公钥不配对。',
  channel: '有一条消息被改动，或不是给这个人的。',
  share: '有一位监票人送出的份额与公布的承诺不符。',
  opening: '公开的内容做不出这张票。',
}
/** What is wrong, in both languages. */
export const faultPair = (code: FaultCode): Pair => [faultsZh[code], FAULT_SENTENCES[code]]

const steps: Record<`verifier.step.${Step}`, Pair> = {
  'verifier.step.board': ['正在核对文件和事件链', 'Checking the file and its chain'],
  'verifier.step.setup': ['正在核对钥匙和名单', 'Checking the key and the list'],
  'verifier.step.ballots': ['正在逐张核对选票', 'Checking each ballot'],
  'verifier.step.tally': ['正在核对合计', 'Checking their sum'],
  'verifier.step.parts': ['正在核对开箱', 'Checking the opening'],
  'verifier.step.result': ['正在核对结果', 'Checking the result'],
}

const said = {
  'verifier.title': ['票箱档案核验', 'Verify the box of a ballot'],
  'verifier.revealed': ['手机封进去的就是下面这些', 'This is what the phone had truly sealed'],
  'verifier.code': ['加密码', 'Seal code'],
  'verifier.revealedHow': [
    '请与您在手机上的选择、手机先前显示的加密码逐一对照；票决编号和指纹应与票箱页上的一致。不一样，就是手机没有如实加密，请告诉监票人。这张票没有投出，也不计票。',
    'Compare it with what you chose and with the seal code that the phone had shown; uuid and fingerprint must be those of the box. If anything differs the phone did not seal truly: tell a scrutineer. This paper was not cast and is not counted.',
  ],
  'verifier.explain': [
    '选择从会议系统下载的票箱档案（.bel）。核验全部在本机进行，不联网，不上传；断网也能用。',
    'Choose the archive (.bel) of a ballot. Everything is verified on this computer; nothing is sent, and no network is needed.',
  ],
  'verifier.choose': ['选择 .bel 文件', 'Choose a .bel file'],
  'verifier.drop': ['也可以把文件拖到这一页', 'or drop it on this page'],
  'verifier.large': ['文件太大，不是票箱档案。', 'The file is too large to be an archive.'],
  'verifier.sound': ['核验通过：能够核对的全部正确', 'Verified: everything that can be checked is right'],
  'verifier.fault': ['没有通过核验', 'It does not verify'],
  'verifier.faultWhat': [
    '请重新下载后再核验一次；仍不通过，请把这一页给总监票人看。',
    'Take the file anew and verify it once more. If it fails again, show this page to the chief scrutineer.',
  ],
  'verifier.broken': ['核验程序出错，没有得出结论', 'The verifier broke: nothing was found out'],
  'verifier.unopened': [
    '票箱还没有打开：现在只能核对票箱里的票，没有结果。',
    'The box was not opened yet: its ballots were checked, and there is no result.',
  ],
  'verifier.blank': ['空白', 'Blank'],
  'verifier.comma': ['、', ', '],
  'verifier.ballots': ['选票', 'Ballots'],
  'verifier.ballotsN': [
    '票箱内 {ballots} 张，计入 {counted} 张；领票 {credentials} 人',
    '{ballots} in the box, {counted} count, of {credentials} who may vote',
  ],
  'verifier.openedBy': ['开箱人（编号）', 'Opened by (numbers)'],
  'verifier.fingerprint': ['票决校验码', 'Fingerprint of the ballot'],
  'verifier.head': ['事件链末端', 'Head of the chain'],
  'verifier.uuid': ['票决编号', 'Its id'],
  'verifier.tracker': ['我的验票码（选填）', 'My tracker, if you wish'],
  'verifier.inBox': ['✓ 票箱里有这张票，已计入', '✓ This ballot is in the box, and counts'],
  'verifier.notInBox': ['票箱里没有这个验票码计入的票：请核对是否抄错', 'No ballot that counts has this tracker: was it copied rightly?'],
  'verifier.compare': [
    '请把“事件链末端”与会议系统“票箱与核验”页上的对照；纸质票不在票箱档案里，另行相加。',
    'Compare the head of the chain with the one on the page of the box. Paper votes are not in it; they are added to it.',
  ],
} as const satisfies Words

export const verifierWords = { ...said, ...steps }

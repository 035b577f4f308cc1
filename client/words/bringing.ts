/** What is said of files on their way, wherever they are brought from. */
import type { Words } from '../words.ts'

export const bringingWords = {
  'papers.add': ['添加文件', 'Add files'],
  'papers.bringing': ['正在上传「{name}」（第 {n} 份，共 {of} 份）', 'Uploading “{name}” ({n} of {of})'],
  'papers.fault': ['「{name}」没有添加：', '“{name}” was not added: '],
  'papers.again': ['再传一次', 'Try again'],
  'papers.size': ['PDF、Word、Excel、PPT 或图片，每份不超过 20 MB', 'PDF, Word, Excel, PowerPoint or pictures, 20 MB each at the most'],

  'file.empty': ['文件是空的', 'the file is empty'],
  'file.required': ['没有收到文件', 'no file arrived'],
  'file.tooLarge': ['超过 20 MB，请压缩图片或拆成几份', 'it is larger than 20 MB: shrink its pictures or split it'],
  'file.kind': ['不是 PDF、docx、xlsx、pptx 或图片', 'it is no PDF, docx, xlsx, pptx or picture'],
  'file.broken': ['文件不完整，或内容与类型不符，请重新导出', 'it is damaged, or not what it says it is: export it again'],
  'file.oldOffice': [
    '旧版 Office 文件或加了密码，请另存为不加密的 docx、xlsx、pptx',
    'an old Office file, or locked: save it as docx, xlsx or pptx without password',
  ],
  'file.macros': ['文件带有宏或程序，请另存为不带宏的格式', 'it carries macros or a program: save it without'],
  'file.unpacks': ['解压后太大，不能接收', 'it unpacks to too much'],
  'file.pixels': ['图片像素太大，请缩小后再传', 'the picture has too many pixels: make it smaller'],
  'file.pile': ['上传了太多没有添加的文件，请明天再传', 'too many uploads were left unattached: try again tomorrow'],
} as const satisfies Words

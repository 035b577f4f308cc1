/** What is said to whoever writes a motion. */
import type { Words } from '../words.ts'

export const writingWords = {
  'checklist.title': ['写好了？对照看一看', 'Finished? A short check'],
  'checklist.one': ['一事一案。', 'One matter.'],
  'checklist.oneHow': ['两件事请写成两件提案。', 'Two matters are two motions.'],
  'checklist.facts': ['有事实。', 'Facts.'],
  'checklist.factsHow': ['问题在哪里，影响多少人，现在怎样。', 'Where the trouble is, how many it touches, how things are now.'],
  'checklist.remedy': ['有办法。', 'A remedy.'],
  'checklist.remedyHow': ['希望谁做什么，做到什么程度。', 'Who should do what, and how far.'],
  'checklist.congress': ['是教代会的事。', 'A matter of the congress.'],
  'checklist.congressHow': [
    '个人问题、正在诉讼或仲裁的事、点名举报、纯学术问题，委员会不能立案。',
    'A personal matter, one before a court, an accusation by name or a purely academic question cannot be filed.',
  ],
  'checklist.files': [
    '保存以后可以添加照片和文件，也可以换一台设备接着写。',
    'Once it is saved you can add pictures and files, and go on writing on another device.',
  ],
} as const satisfies Words

/** What the desk says about the roll as it changes: terms, seats, credentials, an assembly. */
import type { Words } from '../words.ts'

export const rollWords = {
  'credentials.title': ['代表资格审查报告', 'Credentials report'],
  'credentials.open': ['资格审查报告', 'Credentials report'],
  'credentials.seats': ['代表人数', 'Representatives'],
  'credentials.noHead': ['没有团长', 'no head'],
  'credentials.text': ['报告文字', 'The text'],
  'credentials.nobody': ['名册里还没有正式代表。', 'There are no representatives on the roll yet.'],
  'credentials.headless': ['没有团长的代表团：{names}', 'Delegations without a head: {names}'],
  'credentials.noDelegation': ['有 {names} 位代表没有编入代表团。', '{names} representatives are in no delegation.'],

  'terms.title': ['届次', 'Terms'],
  'terms.open': ['届次', 'Terms'],
  'terms.term': ['第{n}届', 'Term {n}'],
  'terms.years': ['{from} 起，{n} 年，至 {to}', 'From {from}, {n} years, until {to}'],
  'terms.unknown': ['还没有填写起始日期', 'No beginning on record'],
  'terms.ends': ['本届已满，应当换届。', 'This term is over: a new congress is due.'],
  'terms.missed': [
    '没有 {year} 学年的会议记录。每学年至少开一次会。',
    'No session on record in the school year {year}; there is at least one a year.',
  ],
  'terms.sessions': ['会议', 'Sessions'],
  'terms.delegations': ['代表团', 'Delegations'],
  'terms.set': ['填写起止', 'Say when it began'],
  'terms.startsOn': ['起始日期', 'Began on'],
  'terms.length': ['任期', 'Length'],
  'terms.length.3': ['三年', 'Three years'],
  'terms.length.5': ['五年', 'Five years'],
  'terms.save': ['保存', 'Save'],
  'terms.head': ['团长{name}', 'head {name}'],
  'terms.noHead': ['没有团长', 'no head'],

  'seat.change': ['变动与记录', 'Changes and record'],
  'seat.changeOf': ['{name}的变动与记录', 'Changes and record of {name}'],
  'seat.title': ['{name}的席位', 'The seat of {name}'],
  'seat.what': ['怎样变动', 'What changes'],
  'seat.frozen': ['开幕后名册冻结，只能更换团长。', 'The roll is frozen once the session has opened; only heads change.'],
  'seat.ended': ['席位已终止。补选在名册页办理。', 'This seat has ended. By-elections are on the page of the roll.'],
  'seat.reason': ['事由（写入记录）', 'Reason, for the record'],
  'seat.decision': ['罢免决定：哪次会议、表决情况（写入记录）', 'The decision: which meeting, which vote; for the record'],
  'seat.to': ['调到', 'To'],
  'seat.story': ['记录', 'Record'],
  'seat.replacedBy': ['由{name}补选', 'filled by {name}'],
  'seat.by': ['{who}办理', 'by {who}'],

  'elect.title': ['补选、增补代表', 'By-election'],
  'elect.person': ['当选人', 'Who was elected'],
  'elect.replaces': ['补谁的缺', 'In whose place'],
  'elect.nobody': ['增补，不补缺', 'Nobody’s: an additional seat'],
  'elect.reason': ['选举情况（写入记录）', 'How it was elected, for the record'],

  'assembly.suggest': [
    '全校教职工 {n} 人，不足 80 人：应召开教职工大会，全体教职工都入册，规则与代表大会相同。',
    'The school has {n} staff, fewer than 80: it holds an assembly in which all of them sit, by the same rules.',
  ],
  'assembly.act': ['全体教职工 {n} 人入册', 'Seat all {n} members of staff'],
  'assembly.sure': [
    '每位教职工都成为正式代表。入册后可以逐个增减，不能再改为代表大会。',
    'Every member of staff holds a voting seat. Seats may be added and ended one by one later.',
  ],
  'assembly.is': ['教职工大会', 'Assembly of the whole staff'],
} as const satisfies Words

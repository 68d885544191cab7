import type { KeepingWords } from "./messages.ts";

export const keeping: KeepingWords = {
  archives: {
    title: "已结年度的归档",
    more: (dir) => `每个已结年度另存一份只读文件，位于 ${dir}。账本保留每一条记录。`,
    none: "还没有结束的年度。新年度的第一次备份会归档上一年。",
    year: (year) => `${String(year)} 年`,
    records: (count, size) => `${count} 条记录 · ${size}`,
    missing: "尚无归档。下一次备份会从账本生成。",
    made: (when) => `${when} 生成并读回`,
    sound: (when, name) => `${when} 由 ${name} 读回：完好，与账本一致`,
    damaged: (when, name) => `${when} 由 ${name} 读回：已损坏`,
    damagedMore: "没有丢失任何内容：账本里有这些记录。下一次备份会把该文件另存以备查，并重新生成。",
    other: (when, name) => `${when} 由 ${name} 读回：不是本账本的记录`,
    otherMore: "有人把它放在那里。请移到别的文件夹并保留；下一次备份会生成正确的归档。",
    faults: {
      noArchive: () => "文件名不是归档的名称。",
      otherDatabase: () => "这是别的 SQLite 数据库。",
      unreadable: (_, says) => `无法读取：${says}。`,
      file: (_, says) => `文件已损坏：${says}。`,
      endedEarly: () => "读回未到末尾就中断了。请再次读回。",
      begins: (record) => `它不是从第 ${record} 条记录开始的。`,
      follows: () => "它的第一条记录之前还有别的记录。",
      ends: (record, says) => `它以第 ${record} 条记录（${says}）结束，与其名称不符。`,
      gap: (record) => `缺少第 ${record} 条记录。`,
      link: (record) => `第 ${record} 条记录与前一条不相连：其中一条被换过。`,
      content: (record) => `第 ${record} 条记录写入后被改动过。`,
      otherRecord: (record) => `它的第 ${record} 条记录与账本的不同。`,
    },
    check: "立即读回",
    checking: "正在读回",
  },
  outside: {
    title: "从外部核查",
    head: (count) => `账本当前的末端，共 ${count} 条记录：`,
    copy: (dir) => `关闭收银机，把整个文件夹 ${dir} 复制到另一台电脑或磁盘。`,
    orBackup: (copy, journal) => `或者，不停止销售：复制备份 ${copy}，另存为 ${journal}。`,
    run: "在那里的 Tenderline 文件夹中运行（已安装的程序在其名称后接同样的内容）：",
    answer:
      "它只读取副本，不做任何更改：链、表、合计、退款、每份日结报表和归档。本机显示过的任一末端都可以：上面的（副本须更晚）、日结报表上的、备份文件名末尾的。",
    folder: "文件夹",
  },
};

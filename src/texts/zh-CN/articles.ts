// The articles that ledger lines rest on. Keys are the article codes of the domain.
export const articles = {
  civil_200: '民法典第二百条',
  civil_201: '民法典第二百零一条',
  civil_202: '民法典第二百零二条',
  civil_203: '民法典第二百零三条',
  licence_45: '行政许可法第四十五条',
  licence_82: '行政许可法第八十二条',
  paper: '文书所定',
  due_red: '预警规则：期满次日转红',
} as const;

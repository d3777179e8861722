// The articles that ledger lines rest on. Keys are the article codes of the domain.
export const articles = {
  civil_200: '民法典第二百条',
  civil_201: '民法典第二百零一条',
  civil_202: '民法典第二百零二条',
  civil_203: '民法典第二百零三条',
  holidays_4: '全国年节及纪念日放假办法第四条',
  licence_32: '行政许可法第三十二条',
  licence_44: '行政许可法第四十四条',
  licence_45: '行政许可法第四十五条',
  licence_82: '行政许可法第八十二条',
  problem_promise: '办不成事窗口的办理承诺',
  paper: '文书所定',
  target: '全流程承诺的计时口径',
  due_red: '预警规则：期满次日转红',
} as const;

"""How people and places are called in Chinese and Japanese: surnames, what stands round names, and suffixes.

The commonest surnames of each, which nine of ten people in Chinese news have and two of three in Japanese;
what a name has before or behind it finds more. A name that is not found is shown as the signs that changed.
"""

ZH_SURNAMES = frozenset(  # signs
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向"
    "常汤"
    "康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦柳邢岳齐梅庄辛管祝左涂谷祁耿牟卜路詹关苗"
    "凌费纪靳"
    "盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛车"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸韋賈鄒龍賀顧龔邵萬錢戴嚴湯喬賴蘭顏溫蘆魯畢聶齊莊"
    "塗關費紀"
    "歐項衛單寧閔"
)
"""Surnames of one sign, simplified and traditional."""

ZH_TWO_SIGNS = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 皇甫 尉迟 公孙 慕容 令狐 长孙 夏侯 东方 独孤 南宫 端木 澹台 闻人"
)

ZH_TITLES = (
    "书记 書記 主席 主任 部长 部長 省长 市长 市長 县长 縣長 区长 區長 镇长 村长 局长 局長 厅长 处长 "
    "科长 所长 "
    "院长 院長 校长 校長 船长 船長 机长 队长 隊長 会长 會長 董事长 董事長 总统 總統 总理 總理 首相 "
    "议员 議員 委员 "
    "委員 代表 发言人 發言人 负责人 創辦人 创始人 候选人 候選人 主持人 被告人 被告 原告 嫌疑人 嫌犯 "
    "受害人 被害人 当事人 "
    "男子 女子 律师 律師 法官 检察官 教授 博士 院士 医生 醫生 医师 老师 老師 教练 教練 球员 球員 选手 "
    "選手 队员 队友 "
    "记者 記者 作家 诗人 导演 導演 演员 演員 歌手 画家 编剧 制片人 经理 經理 总裁 總裁 总监 专家 专员 "
    "学者 研究员 "
    "市民 村民 居民 学生 司机 店主 员工 警员 警長 船员 乘客 家属 母亲 父亲 妻子 丈夫 儿子 女儿 得主 冠军"
)
"""What stands right before the name of a person."""

ZH_BEARERS = "人员員长長师師者手委帅帥士授统統理席记記演裁练練友"
"""Signs that words for people end in ("发言人", "歌手"): weaker than a title that is known."""

ZH_GIVEN = (
    "伟偉芳娜敏静靜丽麗强磊军軍洋勇艳杰娟涛秀霞刚剛桂辉輝玲鹏斌琳颖峰宇浩晨轩欣佳俊豪婷雯琪琴莹倩薇蕾洁"
    "芬萍燕翠淑珍"
    "荣祥楠松柏鸿毅凯旋翔宏怡铭銘雄彬铮骏骥昊睿泽妍媛嘉恩慧贤鑫晖炜玮瑜瑶珊莉莲岚岳"
)
"""Signs that given names end in and other words hardly ever: enough without a title."""

ZH_BEHIND = (
    "先生 女士 小姐 同志 教授 博士 医生 老师 律师 主席 主任 书记 市长 省长 县长 部长 局长 院长 校长 "
    "总统 总理 议员 "
    "董事长 表示 認為 认为 指出 介绍 介紹 告诉 告訴 回应 回應 强调 強調 透露 坦言 宣布 承认 承認 否认 "
    "否認 解释 "
    "說 说 称 稱 呼吁 补充 补充说 回忆 报道 報導 摄 撰文"
)
"""What stands right behind it and hardly behind anything else."""

ZH_SIGNS = (
    "在是的和与與及等为為也已将將曾从從对對向被因则還还又就今昨当當周週上下于於有出接担擔获獲代签簽参參前"
)
"""What goes on behind a name; hardly a sign of one."""

ZH_LEADS = "和与與及由据據、"
"""What leads to another name."""

ZH_FOREIGN = (
    "阿埃艾爱奥巴班邦贝本比彼宾波伯博布查戴丹达道德登迪蒂丁杜顿多厄恩尔法范菲费芬弗福盖甘冈戈格葛古哈"
    "海汉赫亨胡"
    "华霍基吉加贾简杰金卡凯坎康考科克肯库夸拉莱赖兰朗劳勒雷黎里理利莉丽列林琳卢鲁路伦罗洛马玛麦曼毛梅"
    "门蒙米密"
    "明莫默姆穆拿娜纳奈南内尼涅宁纽努诺欧帕潘庞佩彭皮平珀普奇齐契乔切钦琼让热瑞若萨塞桑瑟森沙莎山珊舍圣"
    "施什"
    "史士斯丝索苏塔泰坦汤唐特提图托瓦万旺威韦维温翁沃乌伍西希锡席夏香肖谢辛欣逊雅亚扬耶叶伊英尤约泽扎"
    "詹哲珍芝"
    "治朱兹佐翰"
)
"""Signs by which foreign names are written; a dot joins the parts of one."""

ZH_PLACE_NAMES = (
    "北京 天津 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 "
    "贵州 云南 陕西 甘肃 "
    "青海 内蒙古 广西 西藏 宁夏 新疆 南京 杭州 广州 深圳 武汉 成都 西安 沈阳 大连 青岛 济南 郑州 长沙 "
    "福州 厦门 南昌 合肥 "
    "昆明 贵阳 南宁 海口 兰州 西宁 银川 拉萨 哈尔滨 长春 石家庄 太原 苏州 宁波 无锡 高雄 台中 台南 "
    "新北 桃园 九龙"
)
"""Provinces and their capitals, and some other great cities, that CLDR does not list."""

ZH_PLACES = "省市县縣"
ZH_NO_PLACE_BEHIND = "场場民值面价價"
"""What makes another word with such a suffix ("市场", "市民")."""
ZH_NO_PLACES = frozenset(
    "城超股上全本该該我门夜楼都各两兩外跨在一某县邻入出到回赴从個个几幾多来區区地广神九欧亚"
)
"""What the sign before such a suffix makes another word with it ("城市", "全省")."""

JA_SURNAMES = (
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 "
    "木村 清水 斎藤 "
    "斉藤 齋藤 齊藤 山崎 阿部 安部 安倍 森 池田 橋本 石川 山下 中島 前田 藤田 小川 後藤 岡田 長谷川 "
    "村上 近藤 石井 "
    "坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 "
    "中山 石田 上田 "
    "森田 小島 柴田 原 宮崎 酒井 工藤 横山 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 "
    "上野 杉山 増田 "
    "平野 大塚 千葉 菅原 久保 松井 小山 岩崎 桜井 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本 新井 "
    "浜田 市川 古川 "
    "水野 小松 島田 吉川 山内 西田 西川 五十嵐 北村 安田 川口 川崎 平田 飯田 本田 久保田 関 樋口 服部 "
    "秋山 川村 "
    "岩田 土屋 福島 永井 松岡 田口 辻 中西 矢野 東 石原 秋元 岡崎 大島 望月 馬場 菅 岸田 石破 高市 "
    "河野 麻生 小泉 "
    "天野 大谷 大久保 松下 浅野 荒木 吉村 早川 片山 堀 本間 星野 尾崎 黒田 川上 宮田 永田 栗原 須藤 "
    "大川 小池 村井 "
    "児玉 榎本 白石 奥村 小田 熊谷 広瀬 関口 内藤 平井 福井 南 岩本 樋口 大石 黒木 今村 寺田 吉岡 飯塚 "
    "津田 武藤 "
    "北川 西山 大橋 萩原 上原 小西 堀内 三宅 田辺 篠原 土井 沢田 澤田 八木 古賀 河合 中田 神田 山中 "
    "羽生 藤沢 渋谷 "
    "林"
)

JA_HONORIFICS = "さん 氏 容疑者 被告 受刑者 ちゃん くん 君 様 さま"
"""What follows names of persons alone, so that no surname needs to be known."""

JA_TITLES = (
    "選手 議員 市長 町長 村長 区長 知事 首相 総理 大統領 大臣 外相 財務相 防衛相 官房長官 長官 教授 "
    "准教授 名誉教授 監督 "
    "社長 副社長 会長 委員長 理事長 学長 校長 院長 署長 部長 課長 局長 弁護士 記者 投手 捕手 内野手 "
    "外野手 親方 九段 八段 "
    "七段 名人 竜王 総裁 頭取 取締役 理事 顧問 代表 党首 幹事長 衆院議員 参院議員 医師 研究員 議長 "
    "知事選 被告人 元首相 前市長"
)
JA_HEADS_OF_STATE = "大統領 首相 国王 外相 議長 長官 教皇 監督"
"""What a foreign name of one part may have behind it; a "チーム監督" aside, no word in Katakana has."""

JA_GIVEN = (
    "平男夫雄子郎朗一二三介助樹也哉人美香恵代奈太斗翔輔彦吾幸明広浩弘博宏志史司正孝和義茂隆誠健剛仁実勝修学治"
)
"""Signs that given names end in: with a title behind a word of three signs or more, it is a name."""

JA_PLACE_NAMES = (
    "北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 "
    "山梨 長野 岐阜 静岡 愛知 "
    "三重 滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 "
    "熊本 大分 宮崎 "
    "鹿児島 沖縄 札幌 仙台 さいたま 横浜 川崎 相模原 浜松 名古屋 神戸 堺 北九州"
)
"""Prefectures and great cities, which CLDR does not list."""

JA_NO_NAMES = frozenset("者員人手客生民親長師家皆神王奥仏")
"""How words end that an honorific may follow, and that are no names ("経営者さん", "奥様")."""

JA_PLACES = "県府都市区町村駅郡"
JA_NO_PLACES = frozenset("同全本当各他都地学選挙政令市町大小")
"""What the sign before such a suffix makes another word with it ("都市", "学区")."""

using static Luma.Domain.Messaging.Interpretation.Meaning;

namespace Luma.Domain.Messaging.Interpretation;

public static partial class DefaultKeywords
{
    // Without accents "dung" is stop (dừng) or right (đúng): stop, since ignoring a wish for silence is the worse mistake.
    private static IEnumerable<Keyword> Vietnamese() =>
    [
        .. Words("vi", OptOut, "dừng", "ngừng", "dừng lại", "ngừng lại", "hủy đăng ký", "huỷ đăng ký"),
        .. Silence("vi", "dừng nhắn tin", "ngừng nhắn tin", "đừng nhắn tin", "đừng nhắn", "không nhắn tin nữa", "đừng gửi tin", "ngừng gửi tin",
            "dừng gửi tin", "đừng gửi nữa", "không nhận tin", "không muốn nhận tin", "đừng liên lạc", "xóa số của tôi"),
        .. Words("vi", OptIn, "bắt đầu", "tiếp tục", "đăng ký lại"),
        .. Words("vi", Help, "trợ giúp", "giúp", "giúp đỡ"),
        .. Words("vi", Confirm, "có", "dạ có", "vâng", "dạ", "dạ vâng", "vâng ạ", "đồng ý", "tôi đồng ý", "xác nhận", "tôi xác nhận", "được", "dạ được",
            "đúng", "đúng rồi", "ừ", "tôi sẽ đến", "tôi sẽ tới", "sẽ đến", "em sẽ đến", "con sẽ đến", "tôi đến được", "chắc chắn", "hẹn gặp lại"),
        .. Words("vi", Cancel, "không", "dạ không", "hủy", "huỷ", "hủy hẹn", "huỷ hẹn", "hủy lịch", "hủy lịch hẹn", "hủy cuộc hẹn", "tôi muốn hủy",
            "tôi cần hủy", "xin hủy", "cho tôi hủy", "cho tôi hủy hẹn", "không đến được", "không đến", "tôi không đến được", "tôi không thể đến",
            "không thể đến", "tôi không đến", "không đi được", "tôi không đi được", "tôi bận"),
        .. Words("vi", Unclear, "không sao", "không có gì", "không biết", "không hiểu", "tôi không biết", "không hủy", "đừng hủy", "không vấn đề",
            "nhưng", "nhưng mà", "đổi", "dời", "đổi lịch", "đổi giờ", "đổi ngày", "dời lịch", "dời hẹn", "trễ", "sớm hơn", "muộn", "có thể", "có lẽ",
            "chưa biết", "có phải", "có gì", "nhầm số", "thôi"),
        .. Words("vi", Courtesy, "cảm ơn", "cám ơn", "xin cảm ơn", "chào", "xin chào", "rất tiếc"),
    ];

    private static IEnumerable<Keyword> Chinese() =>
    [
        .. Words("zh", OptOut, "停止", "停", "退出"),
        .. Silence("zh", "退订", "退訂", "取消订阅", "取消訂閱", "停止发送", "停止發送", "停止短信", "停止簡訊", "停止发短信", "停止訊息", "别再发", "別再發",
            "不要再发", "不要再發", "不要发短信", "不要發簡訊", "不要给我发", "不要給我發", "别发了", "別發了", "不想收到", "不要联系我", "不要聯絡我"),
        .. Words("zh", OptIn, "开始", "開始", "恢复", "恢復", "订阅", "訂閱"),
        .. Words("zh", Help, "帮助", "幫助", "说明", "說明"),
        .. Words("zh", Confirm, "是", "是的", "好", "好的", "好啊", "好吧", "好的谢谢", "好的謝謝", "确认", "確認", "确定", "確定", "我确认", "我確認",
            "可以", "会来", "會來", "会到", "會到", "会去", "會去", "我会来", "我會來", "我会去", "我會去", "我会到", "我會到", "没问题", "沒問題", "行", "嗯",
            "对", "對", "当然", "當然", "到时见", "到時見", "准时到", "準時到", "同意"),
        .. Words("zh", Cancel, "不", "不是", "不行", "不可以", "取消", "取消吧", "请取消", "請取消", "我要取消", "我想取消", "需要取消", "不来", "不來", "不来了",
            "不來了", "不去", "不去了", "不能来", "不能來", "不能去", "我不能来", "我不能來", "我不能去", "来不了", "來不了", "我来不了", "我來不了", "去不了",
            "我去不了", "取消预约", "取消預約", "取消我的预约", "取消我的預約", "请取消预约", "請取消預約", "没空", "沒空", "不会来", "不會來", "不方便"),
        .. Words("zh", Unclear, "不客气", "不客氣", "不好意思", "不知道", "不确定", "不確定", "不要取消", "不取消", "别取消", "別取消", "但是", "可是", "不过",
            "不過", "改期", "改时间", "改時間", "换时间", "換時間", "可能", "也许", "也許", "晚点", "晚點", "打错了", "打錯了"),
        .. Words("zh", Courtesy, "谢谢", "謝謝", "你好", "您好", "请", "請"),
    ];
}

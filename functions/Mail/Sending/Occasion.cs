namespace CoProduction.Functions.Mail.Sending;

/// <summary>What a message is sent for. A recipient gets one message on each occasion.</summary>
internal static class Occasion
{
    /// <summary>The request to confirm an address.</summary>
    public const string Confirmation = "confirmation";

    private const string ByHand = "by-hand-";

    private const string Reminding = "reminder-";

    /// <summary>The reminder of a month, such as <c>2026-12</c>.</summary>
    public static string Reminder(string month) => Reminding + month;

    public static bool IsReminder(string occasion) => occasion.StartsWith(Reminding, StringComparison.Ordinal);

    /// <summary>A request to send the report now.</summary>
    public static string Asked(string id) => ByHand + id;
}

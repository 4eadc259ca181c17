using CoProduction.Functions.Store;

namespace CoProduction.Functions.Idempotency;

/// <summary>The ids of what a request creates beside the register: 32 hexadecimal digits, of which newer ones come last in ordinal order.</summary>
internal static class SlotId
{
    private const int Length = 32;

    /// <summary>The id of what a request with this slot creates, or one without a slot. The same slot always gives the same id.</summary>
    public static string Of(Guid? slot, DateTimeOffset now) => (slot ?? AnswerTime.NewSlot(now)).ToString("N");

    public static bool Is(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}

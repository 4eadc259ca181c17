using System.Buffers.Binary;
using System.Buffers.Text;

namespace CoProduction.Functions.History.Feed;

/// <summary>
/// A position as callers receive it: 36 characters, however many streams it names. What it stands for is in <see cref="FeedPositions"/>. Callers treat it as opaque.
/// </summary>
/// <param name="Sight">A hash of what the reader could see when the position was made: 12 hexadecimal digits.</param>
/// <param name="Day">The reader has seen all changes before the start of this day (UTC).</param>
/// <param name="Hash">A hash of the position: 32 hexadecimal digits.</param>
internal sealed record FeedToken(string Sight, DateOnly Day, string Hash)
{
    public const int SightBytes = 6;
    public const int HashBytes = 16;

    private const byte Version = 2;
    private const int DayAt = 1 + SightBytes;
    private const int HashAt = DayAt + sizeof(int);
    private const int Length = HashAt + HashBytes;

    public override string ToString()
    {
        var bytes = new byte[Length];
        bytes[0] = Version;
        Convert.FromHexString(Sight).CopyTo(bytes, 1);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(DayAt), Day.DayNumber);
        Convert.FromHexString(Hash).CopyTo(bytes, HashAt);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the output of <see cref="ToString"/>; null if the text is not a position.</summary>
    public static FeedToken? Parse(string text)
    {
        // No padding, and no other spelling of the same bytes.
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not [Version, ..] bytes || bytes.Length != Length || Base64Url.EncodeToString(bytes) != text)
        {
            return null;
        }

        var day = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(DayAt));
        return day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber
            ? new FeedToken(Convert.ToHexStringLower(bytes, 1, SightBytes), DateOnly.FromDayNumber(day), Convert.ToHexStringLower(bytes, HashAt, HashBytes))
            : null;
    }
}

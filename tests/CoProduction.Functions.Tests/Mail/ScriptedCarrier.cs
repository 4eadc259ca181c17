using System.Collections.Concurrent;
using CoProduction.Functions.Mail.Carriers;
using MimeKit;

namespace CoProduction.Functions.Tests.Mail;

/// <summary>A mail system that answers as a test wants it to, and keeps what it was handed.</summary>
public sealed class ScriptedCarrier : IMailCarrier
{
    /// <summary>What it answers to a message.</summary>
    public Func<MimeMessage, Task<Handover>> Answers { get; set; } = Accept;

    /// <summary>What it was handed, whatever it answered.</summary>
    public ConcurrentQueue<MimeMessage> Handed { get; } = [];

    public static Task<Handover> Accept(MimeMessage message) => Task.FromResult(new Handover(HandoverResult.Accepted, "2.0.0 Ok"));

    public async Task<Handover> Send(MimeMessage message, CancellationToken cancellation)
    {
        Handed.Enqueue(message);
        return await Answers(message);
    }

    /// <summary>Takes out what it was handed since the last call.</summary>
    public IReadOnlyList<MimeMessage> Take()
    {
        var taken = new List<MimeMessage>();
        while (Handed.TryDequeue(out var message))
        {
            taken.Add(message);
        }

        return taken;
    }
}

using System.Text;
using CoProduction.Functions.Webhooks.Signing;

namespace CoProduction.Functions.Tests.Webhooks;

public sealed class SignatureTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);
    private static readonly SigningKey Published = new("published", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", At);

    /// <summary>The example of the specification of Standard Webhooks.</summary>
    [Fact]
    public void Signature_is_that_of_standard_webhooks() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            Signature.Of([Published], "msg_p5jXN8AQM9LWM0D4loKWxJek", At, Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Fact]
    public void Each_key_signs_and_each_new_key_is_another()
    {
        var (first, second) = (SigningKey.New("1", At), SigningKey.New("2", At));

        var signatures = Signature.Of([second, first], "id", At, "{}"u8).Split(' ');

        Assert.Equal([Signature.Of([second], "id", At, "{}"u8), Signature.Of([first], "id", At, "{}"u8)], signatures);
        Assert.NotEqual(signatures[0], signatures[1]);
        Assert.Equal(32, Convert.FromBase64String(first.Secret["whsec_".Length..]).Length);
    }
}

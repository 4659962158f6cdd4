package appraisal_test
import ("testing";"fmt";"encoding/json")
func TestSmoke(t *testing.T){
 r:=evaluate(t,textbook()); b,_:=json.MarshalIndent(r,""," "); fmt.Println(string(b))
}
